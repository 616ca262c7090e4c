/* Candidates of the decoder: looked up, counted, and thinned out. repair/decoder/arrays.py has the plain ways. */

#include "native.h"

PyDoc_STRVAR(find_keys_doc,
    "find_keys(keys, buckets, wanted) -> bytes\n\n"
    "Where each wanted hash stands among sorted ones, -1 where it does not: int64. `buckets` holds for each value of the\n"
    "upper bits where the hashes with it begin, and the end.");

static PyObject *find_keys(PyObject *module, PyObject *args) {
    Py_buffer keys, buckets, wanted;
    if (!PyArg_ParseTuple(args, "y*y*y*:find_keys", &keys, &buckets, &wanted)) return NULL;
    const uint64_t *key = keys.buf, *w = wanted.buf;
    const uint32_t *starts = buckets.buf;
    Py_ssize_t count = wanted.len / 8;
    int shift = 64;
    for (Py_ssize_t size = buckets.len / 4; size > 1; size >>= 1) shift--;
    int64_t *places = malloc((size_t)count * 8 + 1);
    for (Py_ssize_t i = -BLOCK; places && i < count; i++) {
        if (i + BLOCK < count) prefetch(starts + (w[i + BLOCK] >> shift));
        if (i + BLOCK / 2 < count && i + BLOCK / 2 >= 0) prefetch(key + starts[w[i + BLOCK / 2] >> shift]);
        if (i < 0) continue;
        uint32_t at = starts[w[i] >> shift], end = starts[(w[i] >> shift) + 1];
        while (at < end && key[at] < w[i]) at++;
        places[i] = at < end && key[at] == w[i] ? (int64_t)at : -1;
    }
    PyObject *result = places ? PyBytes_FromStringAndSize((const char *)places, count * 8) : PyErr_NoMemory();
    free(places);
    PyBuffer_Release(&keys);
    PyBuffer_Release(&buckets);
    PyBuffer_Release(&wanted);
    return result;
}

PyDoc_STRVAR(count_keys_doc,
    "count_keys(keys, wanted) -> bytes\n\nHow often each wanted hash stands among others, in any order: int64.");

static PyObject *count_keys(PyObject *module, PyObject *args) {
    Py_buffer keys, wanted;
    if (!PyArg_ParseTuple(args, "y*y*:count_keys", &keys, &wanted)) return NULL;
    const uint64_t *key = keys.buf, *w = wanted.buf;
    Py_ssize_t count = keys.len / 8, asked = wanted.len / 8;
    int bits = 4;
    while ((Py_ssize_t)1 << bits < 2 * count) bits++;
    size_t mask = ((size_t)1 << bits) - 1;
    typedef struct { uint64_t key; int64_t times; } Slot;
    Slot *slots = calloc(mask + 1, sizeof *slots);
    int64_t *times = malloc((size_t)asked * 8 + 1);
    PyObject *result = NULL;
    if (slots && times) {
        for (Py_ssize_t i = 0; i < count; i++) {
            size_t at = key[i] * FIRST >> (64 - bits);
            while (slots[at].times && slots[at].key != key[i]) at = (at + 1) & mask;
            slots[at].key = key[i];
            slots[at].times++;
        }
        for (Py_ssize_t i = 0; i < asked; i++) {
            size_t at = w[i] * FIRST >> (64 - bits);
            while (slots[at].times && slots[at].key != w[i]) at = (at + 1) & mask;
            times[i] = slots[at].times;
        }
        result = PyBytes_FromStringAndSize((const char *)times, asked * 8);
    } else PyErr_NoMemory();
    free(slots);
    free(times);
    PyBuffer_Release(&keys);
    PyBuffer_Release(&wanted);
    return result;
}

PyDoc_STRVAR(best_rows_doc,
    "best_rows(place, worth, most) -> bytes\n\n"
    "The rows of each place that are worth most, so many at most, in their order: int64. Of equal ones the first.");

static PyObject *best_rows(PyObject *module, PyObject *args) {
    Py_buffer place, worth;
    Py_ssize_t most;
    if (!PyArg_ParseTuple(args, "y*y*n:best_rows", &place, &worth, &most)) return NULL;
    const int64_t *p = place.buf;
    const float *value = worth.buf;
    Py_ssize_t count = place.len / 8, kept = 0;
    int64_t *rows = malloc((size_t)count * 8 + 1);
    for (Py_ssize_t first = 0, end; rows && first < count; first = end) {
        for (end = first; end < count && p[end] == p[first]; end++) {
            /* The best so far of this place stand in rows[first … held], the best first. */
            Py_ssize_t held = end - first < most ? end - first : most, at = held;
            int64_t *best = rows + kept;
            while (at > 0 && value[best[at - 1]] < value[end]) at--;
            if (at == most) continue;
            Py_ssize_t last = held < most ? held : most - 1;
            memmove(best + at + 1, best + at, (size_t)(last - at) * 8);
            best[at] = end;
        }
        Py_ssize_t held = end - first < most ? end - first : most;
        for (Py_ssize_t i = 1; i < held; i++) {  /* in their order again */
            int64_t row = rows[kept + i];
            Py_ssize_t at = i;
            for (; at > 0 && rows[kept + at - 1] > row; at--) rows[kept + at] = rows[kept + at - 1];
            rows[kept + at] = row;
        }
        kept += held;
    }
    PyObject *result = rows ? PyBytes_FromStringAndSize((const char *)rows, kept * 8) : PyErr_NoMemory();
    free(rows);
    PyBuffer_Release(&place);
    PyBuffer_Release(&worth);
    return result;
}

PyMethodDef candidate_methods[] = {
    {"find_keys", find_keys, METH_VARARGS, find_keys_doc},
    {"count_keys", count_keys, METH_VARARGS, count_keys_doc},
    {"best_rows", best_rows, METH_VARARGS, best_rows_doc},
    {NULL, NULL, 0, NULL},
};
