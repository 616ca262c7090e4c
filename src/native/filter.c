/* The filter of phrases: repair/matching/filter.py. */

#include "native.h"

static int log2_of(Py_ssize_t n) {
    int bits = 0;
    while (n >>= 1) bits++;
    return bits;
}

/* The slot that holds the upper half of a hash, among sorted ones as _Halves has them; -1 if none does. */
static Py_ssize_t slot_of(const Py_buffer *slots, int shift, uint64_t run) {
    const uint32_t *values = slots->buf;
    uint32_t half = (uint32_t)(run >> 32);
    if (!half) half = 1;
    for (uint32_t i = half >> shift; values[i] && values[i] <= half; i++)
        if (values[i] == half) return i;
    return -1;
}

static int passes(const Py_buffer *bits, int shift, uint64_t run) {
    const uint8_t *held = bits->buf;
    uint32_t half = (uint32_t)(run >> 32), place = half >> shift;
    if (!(held[place >> 3] >> (place & 7) & 1)) return 0;
    place = half * 0x9E3779B1u >> shift;
    return held[place >> 3] >> (place & 7) & 1;
}

/* Runs of words as filter.Runs has them, in columns. */
typedef struct {
    Py_ssize_t count, room;
    int64_t *places, *lengths;
    uint64_t *keys;
    uint16_t *marks;
} Runs;

static int grow(void **column, size_t bytes) {
    void *grown = realloc(*column, bytes);
    if (grown) *column = grown;
    return grown ? 0 : -1;
}

static int add_run(Runs *runs, Py_ssize_t place, Py_ssize_t length, uint64_t key, uint16_t mark) {
    if (runs->count == runs->room) {
        size_t room = runs->room = runs->room * 2 + 256;
        if (grow((void **)&runs->places, room * 8) || grow((void **)&runs->lengths, room * 8) ||
            grow((void **)&runs->keys, room * 8) || grow((void **)&runs->marks, room * 2)) return -1;
    }
    runs->places[runs->count] = place;
    runs->lengths[runs->count] = length;
    runs->keys[runs->count] = key;
    runs->marks[runs->count++] = mark;
    return 0;
}

PyDoc_STRVAR(runs_doc,
    "runs(hashes, shortest, bits, keys, marks, prefixes) -> tuple[bytes, bytes, bytes, bytes]\n\n"
    "The runs of words whose hash seems to be that of a phrase: the first words, how many words (int64 both), the\n"
    "hashes (uint64), the marks (uint16). As Filter.runs, all but `shortest` being buffers.");

static PyObject *runs(PyObject *module, PyObject *args) {
    Py_buffer hashes, bits, keys, marks, prefixes;
    Py_ssize_t shortest;
    if (!PyArg_ParseTuple(args, "y*ny*y*y*y*:runs", &hashes, &shortest, &bits, &keys, &marks, &prefixes)) return NULL;
    int shift = 32 - log2_of(bits.len * 8);
    int of_keys = 32 - log2_of(keys.len / 4), of_prefixes = 32 - log2_of(prefixes.len / 4);
    const uint64_t *h = hashes.buf;
    const uint8_t *held = bits.buf;
    const uint16_t *mark = marks.buf;
    Py_ssize_t count = hashes.len / 8, slot;
    uint64_t ahead[BLOCK];
    Runs found = {0};
    int failed = 0;
    for (Py_ssize_t i = 0; !failed && i < count; i++) {
        if (i % BLOCK == 0) {  /* the bits are asked for in advance: they may lie far from the processor */
            for (Py_ssize_t k = i; k < i + BLOCK && k + 1 < count; k++) {
                ahead[k % BLOCK] = joined(h[k], h[k + 1]);
                prefetch(held + (ahead[k % BLOCK] >> 32 >> shift >> 3));
            }
        }
        if (shortest == 1 && passes(&bits, shift, h[i]) && (slot = slot_of(&keys, of_keys, h[i])) >= 0)
            failed |= add_run(&found, i, 1, h[i], mark[slot]) < 0;
        if (i + 1 < count) {
            uint64_t run = ahead[i % BLOCK];
            if (passes(&bits, shift, run)) {
                for (Py_ssize_t length = 2; !failed; length++) {
                    if ((slot = slot_of(&keys, of_keys, run)) >= 0)
                        failed |= add_run(&found, i, length, run, mark[slot]) < 0;
                    if (i + length >= count || slot_of(&prefixes, of_prefixes, run) < 0) break;
                    run = joined(run, h[i + length]);
                }
            }
        }
    }
    Py_ssize_t n = found.count;
    PyObject *result = failed ? PyErr_NoMemory()
                              : Py_BuildValue("(y#y#y#y#)", n ? (char *)found.places : "", n * 8,
                                              n ? (char *)found.lengths : "", n * 8, n ? (char *)found.keys : "", n * 8,
                                              n ? (char *)found.marks : "", n * 2);
    free(found.places);
    free(found.lengths);
    free(found.keys);
    free(found.marks);
    PyBuffer_Release(&hashes);
    PyBuffer_Release(&bits);
    PyBuffer_Release(&keys);
    PyBuffer_Release(&marks);
    PyBuffer_Release(&prefixes);
    return result;
}

PyMethodDef filter_methods[] = {
    {"runs", runs, METH_VARARGS, runs_doc},
    {NULL, NULL, 0, NULL},
};
