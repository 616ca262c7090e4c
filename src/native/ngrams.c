/* Counts of n-grams, and the scores of windows of words by stupid backoff: repair/decoder/language_model.py. */

#include "native.h"
#include <math.h>

/* A table as LanguageModel has it: the end of each bucket, the fingerprints of its n-grams, sorted, and their counts. */
typedef struct {
    Py_buffer ends, fingerprints, counts;
    int bits;
    float step;
} Table;

static int open_table(Table *table, PyObject *ends, PyObject *fingerprints, PyObject *counts) {
    memset(table, 0, sizeof *table);
    if (PyObject_GetBuffer(ends, &table->ends, PyBUF_SIMPLE) < 0 ||
        PyObject_GetBuffer(fingerprints, &table->fingerprints, PyBUF_SIMPLE) < 0 ||
        PyObject_GetBuffer(counts, &table->counts, PyBUF_SIMPLE) < 0) return -1;
    for (Py_ssize_t buckets = table->ends.len / 4; buckets > 1; buckets >>= 1) table->bits++;
    return 0;
}

static void close_table(Table *table) {
    PyBuffer_Release(&table->ends);
    PyBuffer_Release(&table->fingerprints);
    PyBuffer_Release(&table->counts);
}

/* The log of the count of an n-gram; minus infinity if it was not counted. */
static float log_count(const Table *table, uint64_t key) {
    const uint32_t *ends = table->ends.buf;
    const uint16_t *fingerprints = table->fingerprints.buf;
    uint64_t bucket = key >> (64 - table->bits);
    uint16_t wanted = (uint16_t)(key >> (64 - table->bits - 16));
    uint32_t at = bucket ? ends[bucket - 1] : 0, end = ends[bucket];
    for (; at < end && fingerprints[at] <= wanted; at++)
        if (fingerprints[at] == wanted) return ((const uint8_t *)table->counts.buf)[at] * table->step;
    return -INFINITY;
}

PyDoc_STRVAR(log_counts_doc,
    "log_counts(keys, ends, fingerprints, counts, step) -> bytes\n\n"
    "The logs of the counts of n-grams, as LanguageModel.log_counts: 4 bytes each.");

static PyObject *log_counts(PyObject *module, PyObject *args) {
    Py_buffer keys;
    PyObject *ends, *fingerprints, *counts, *result = NULL;
    Table table;
    double step;
    if (!PyArg_ParseTuple(args, "y*OOOd:log_counts", &keys, &ends, &fingerprints, &counts, &step)) return NULL;
    if (open_table(&table, ends, fingerprints, counts) == 0) {
        table.step = (float)step;
        Py_ssize_t count = keys.len / 8;
        float *logs = malloc((size_t)count * 4 + 1);
        const uint64_t *key = keys.buf;
        for (Py_ssize_t i = 0; logs && i < count; i++) logs[i] = log_count(&table, key[i]);
        result = logs ? PyBytes_FromStringAndSize((const char *)logs, count * 4) : PyErr_NoMemory();
        free(logs);
    }
    close_table(&table);
    PyBuffer_Release(&keys);
    return result;
}

enum { LONGEST = 4, WIDEST = 64 };

/* The scores of one row of words. */
static void score_row(const Table *table, const uint64_t *row, int width, uint64_t stop, const float *constants,
                      float *scores) {
    uint64_t key[LONGEST][WIDEST];
    float logs[LONGEST][WIDEST];
    for (int j = 0; j < width; j++) {
        key[0][j] = row[j];
        logs[0][j] = row[j] ? log_count(table, row[j]) : -INFINITY;
        for (int n = 1; n < LONGEST; n++) {
            key[n][j] = j ? joined(key[n - 1][j - 1], row[j]) : row[j];
            logs[n][j] = j >= n && row[j] && row[j - n] ? NAN : -INFINITY;  /* looked up when it is asked for */
        }
        if (!row[j]) {
            scores[j] = 0;
            continue;
        }
        float score = (logs[0][j] > constants[0] ? logs[0][j] : constants[0]) - constants[1];
        for (int n = 1; n < LONGEST; n++) {
            if (j < n || !row[j - n] || (n > 1 && row[j - n + 1] == stop)) break;
            if (isnan(logs[n][j])) logs[n][j] = log_count(table, key[n][j]);
            if (isnan(logs[n - 1][j - 1])) logs[n - 1][j - 1] = log_count(table, key[n - 1][j - 1]);
            if (isinf(logs[n][j]) || isinf(logs[n - 1][j - 1])) score += constants[2];
            else {
                score = logs[n][j] - logs[n - 1][j - 1];
                if (score > 0) score = 0;
            }
        }
        scores[j] = score;
    }
}

PyDoc_STRVAR(score_windows_doc,
    "score_windows(windows, width, stop, ends, fingerprints, counts, step, unknown, total, backoff) -> bytes\n\n"
    "As LanguageModel.score_windows, for rows of so many words: 4 bytes each.");

static PyObject *score_windows(PyObject *module, PyObject *args) {
    Py_buffer windows;
    PyObject *ends, *fingerprints, *counts, *result = NULL;
    Table table;
    int width;
    unsigned long long stop;
    double step, unknown, total, backoff;
    if (!PyArg_ParseTuple(args, "y*iKOOOdddd:score_windows", &windows, &width, &stop, &ends, &fingerprints, &counts,
                          &step, &unknown, &total, &backoff)) return NULL;
    if (width < 1 || width > WIDEST) {
        PyBuffer_Release(&windows);
        return PyErr_Format(PyExc_ValueError, "rows of 1 to %d words", WIDEST);
    }
    if (open_table(&table, ends, fingerprints, counts) == 0) {
        table.step = (float)step;
        const float constants[] = {(float)unknown, (float)total, (float)backoff};
        Py_ssize_t rows = windows.len / 8 / width;
        float *scores = malloc((size_t)(rows * width) * 4 + 1);
        for (Py_ssize_t i = 0; scores && i < rows; i++)
            score_row(&table, (const uint64_t *)windows.buf + i * width, width, stop, constants, scores + i * width);
        result = scores ? PyBytes_FromStringAndSize((const char *)scores, rows * width * 4) : PyErr_NoMemory();
        free(scores);
    }
    close_table(&table);
    PyBuffer_Release(&windows);
    return result;
}

PyMethodDef ngram_methods[] = {
    {"log_counts", log_counts, METH_VARARGS, log_counts_doc},
    {"score_windows", score_windows, METH_VARARGS, score_windows_doc},
    {NULL, NULL, 0, NULL},
};
