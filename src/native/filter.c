/* The filter of phrases: glossary/filter.py. */

#include "native.h"

static int log2_of(Py_ssize_t n) {
    int bits = 0;
    while (n >>= 1) bits++;
    return bits;
}

/* Whether sorted slots, as _Halves has them, hold the upper half of a hash. */
static int holds(const Py_buffer *slots, int shift, uint64_t run) {
    const uint32_t *values = slots->buf;
    uint32_t half = (uint32_t)(run >> 32);
    if (!half) half = 1;
    for (uint32_t i = half >> shift; values[i] && values[i] <= half; i++)
        if (values[i] == half) return 1;
    return 0;
}

static int passes(const Py_buffer *bits, int shift, uint64_t run) {
    const uint8_t *held = bits->buf;
    uint32_t half = (uint32_t)(run >> 32), place = half >> shift;
    if (!(held[place >> 3] >> (place & 7) & 1)) return 0;
    place = half * 0x9E3779B1u >> shift;
    return held[place >> 3] >> (place & 7) & 1;
}

static int add_run(PyObject *found, Py_ssize_t place, Py_ssize_t length, uint64_t key) {
    return append(found, Py_BuildValue("(nnK)", place, length, (unsigned long long)key));
}

PyDoc_STRVAR(runs_doc,
    "runs(hashes, shortest, bits, keys, prefixes) -> list[tuple[int, int, int]]\n\n"
    "The runs of words whose hash seems to be that of a phrase: the first word, how many words, the hash.\n"
    "As Filter.runs, all but `shortest` being buffers.");

static PyObject *runs(PyObject *module, PyObject *args) {
    Py_buffer hashes, bits, keys, prefixes;
    Py_ssize_t shortest;
    if (!PyArg_ParseTuple(args, "y*ny*y*y*:runs", &hashes, &shortest, &bits, &keys, &prefixes)) return NULL;
    int shift = 32 - log2_of(bits.len * 8);
    int of_keys = 32 - log2_of(keys.len / 4), of_prefixes = 32 - log2_of(prefixes.len / 4);
    const uint64_t *h = hashes.buf;
    const uint8_t *held = bits.buf;
    Py_ssize_t count = hashes.len / 8;
    uint64_t ahead[BLOCK];
    PyObject *found = PyList_New(0);
    for (Py_ssize_t i = 0; found && i < count; i++) {
        int failed = 0;
        if (i % BLOCK == 0) {  /* the bits are asked for in advance: they may lie far from the processor */
            for (Py_ssize_t k = i; k < i + BLOCK && k + 1 < count; k++) {
                ahead[k % BLOCK] = joined(h[k], h[k + 1]);
                prefetch(held + (ahead[k % BLOCK] >> 32 >> shift >> 3));
            }
        }
        if (shortest == 1 && passes(&bits, shift, h[i]) && holds(&keys, of_keys, h[i]))
            failed |= add_run(found, i, 1, h[i]) < 0;
        if (i + 1 < count) {
            uint64_t run = ahead[i % BLOCK];
            if (passes(&bits, shift, run)) {
                for (Py_ssize_t length = 2; !failed; length++) {
                    if (holds(&keys, of_keys, run)) failed |= add_run(found, i, length, run) < 0;
                    if (i + length >= count || !holds(&prefixes, of_prefixes, run)) break;
                    run = joined(run, h[i + length]);
                }
            }
        }
        if (failed) Py_CLEAR(found);
    }
    PyBuffer_Release(&hashes);
    PyBuffer_Release(&bits);
    PyBuffer_Release(&keys);
    PyBuffer_Release(&prefixes);
    return found;
}

PyMethodDef filter_methods[] = {
    {"runs", runs, METH_VARARGS, runs_doc},
    {NULL, NULL, 0, NULL},
};
