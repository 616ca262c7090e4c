/* How well words fit their surroundings: repair/decoder/context_model.py has the plain way, in the same whole numbers. */

#include "native.h"

enum { LONGEST_WORDING = 4, MOST_NUMBERS = 256 };

typedef struct {
    const int8_t *neighbours, *targets;
    const int16_t *weights;
    Py_ssize_t size, reach;
} Model;

/* Adds what a word says about a place at this distance before it; nothing beyond the reach. */
static void add_neighbour(const Model *model, int32_t *around, int32_t word, Py_ssize_t distance) {
    if (distance > model->reach || distance < -model->reach) return;
    const int8_t *vector = model->neighbours + (Py_ssize_t)word * model->size;
    const int16_t *weight = model->weights + (model->reach + distance) * model->size;
    for (Py_ssize_t n = 0; n < model->size; n++) around[n] += (int16_t)vector[n] * weight[n];
}

static int32_t fit(const Model *model, const int32_t *around, int32_t word) {
    const int8_t *vector = model->targets + (Py_ssize_t)word * model->size;
    int16_t rounded[MOST_NUMBERS], other[MOST_NUMBERS]; /* of one width, so that compilers multiply eight at once */
    for (Py_ssize_t n = 0; n < model->size; n++) {
        rounded[n] = (int16_t)((around[n] + 2048) >> 12);
        other[n] = vector[n];
    }
    int32_t sum = 0;
    for (Py_ssize_t n = 0; n < model->size; n++) sum += rounded[n] * other[n];
    return sum;
}

PyDoc_STRVAR(fit_wordings_doc,
    "fit_wordings(row, starts, ends, words, lengths, neighbours, targets, weights, size) -> bytes\n\n"
    "How well wordings of up to four words fit between the words of a row before their starts and from their ends on:\n"
    "int32. All words are numbers of vectors of this size.");

static PyObject *fit_wordings(PyObject *module, PyObject *args) {
    Py_buffer row, starts, ends, words, lengths, neighbours, targets, weights;
    Py_ssize_t size;
    if (!PyArg_ParseTuple(args, "y*y*y*y*y*y*y*y*n:fit_wordings", &row, &starts, &ends, &words, &lengths, &neighbours,
                          &targets, &weights, &size)) return NULL;
    const Model model = {neighbours.buf, targets.buf, weights.buf, size, weights.len / 2 / size / 2};
    const int32_t *number = row.buf, *word = words.buf;
    const int64_t *start = starts.buf, *end = ends.buf, *length = lengths.buf;
    Py_ssize_t count = starts.len / 8;
    int32_t around[LONGEST_WORDING][LONGEST_WORDING][MOST_NUMBERS], whole[MOST_NUMBERS];
    uint8_t known[LONGEST_WORDING][LONGEST_WORDING];
    int32_t *fits = size <= MOST_NUMBERS ? malloc((size_t)count * 4 + 1) : NULL;
    for (Py_ssize_t i = 0; fits && i < count; i++) {
        if (!i || start[i] != start[i - 1] || end[i] != end[i - 1]) memset(known, 0, sizeof known);
        const int32_t *wording = word + i * LONGEST_WORDING;
        fits[i] = 0;
        for (int k = 0; k < length[i]; k++) {
            int behind = (int)length[i] - 1 - k;
            int32_t *sum = around[k][behind];
            if (!known[k][behind]) {
                memset(sum, 0, (size_t)size * sizeof *sum);
                for (Py_ssize_t far = 0; far < model.reach; far++) {
                    add_neighbour(&model, sum, number[start[i] - 1 - far], -1 - far - k);
                    add_neighbour(&model, sum, number[end[i] + far], 1 + far + behind);
                }
                known[k][behind] = 1;
            }
            if (length[i] > 1) {
                memcpy(whole, sum, (size_t)size * sizeof *sum);
                for (int other = 0; other < length[i]; other++)
                    if (other != k) add_neighbour(&model, whole, wording[other], other - k);
                sum = whole;
            }
            fits[i] += fit(&model, sum, wording[k]);
        }
    }
    PyObject *result = fits ? PyBytes_FromStringAndSize((const char *)fits, count * 4) : PyErr_NoMemory();
    free(fits);
    PyBuffer_Release(&row);
    PyBuffer_Release(&starts);
    PyBuffer_Release(&ends);
    PyBuffer_Release(&words);
    PyBuffer_Release(&lengths);
    PyBuffer_Release(&neighbours);
    PyBuffer_Release(&targets);
    PyBuffer_Release(&weights);
    return result;
}

PyMethodDef context_methods[] = {{"fit_wordings", fit_wordings, METH_VARARGS, fit_wordings_doc}, {NULL, NULL, 0, NULL}};
