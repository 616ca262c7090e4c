/* The inner loops over every byte of a text, in C: words, their hashes, the filter of phrases.

   Each function does what a plain way in Python and NumPy does too (tokens.py, scan.py, filter.py), which is used
   where no C compiler was at hand; tests hold the two equal. Only the stable ABI of CPython 3.11 is used. */

#define PY_SSIZE_T_CLEAN
#define Py_LIMITED_API 0x030B0000
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static int append(PyObject *list, PyObject *item) {
    int done = item ? PyList_Append(list, item) : -1;
    Py_XDECREF(item);
    return done;
}

/* ---- words -------------------------------------------------------------------------------------------------- */

#define FIRST 0x9E3779B97F4A7C15u
#define LAST 0xC2B2AE3D27D4EB4Fu
#define PAIR 0xD6E8FEB86659FD93u
#define CASE 0x2020202020202020u

enum { BLOCK = 64 };

/* For the bytes from `at` on, before which there are two more: a bit for each that belongs to a word. (Without
   branches, for the compiler to take sixteen bytes at once.) */
static uint64_t inside(const uint8_t *at) {
    uint8_t in[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
        uint8_t c = at[i], before = at[i - 1];
        uint8_t letter = (uint8_t)((c | 0x20) - 'a') < 26, digit = (uint8_t)(c - '0') < 10;
        uint8_t beyond = (uint8_t)(c - 0x80) < 0x7F;
        uint8_t symbol = (c == 0xC2) | (c == 0xE2) | (before == 0xC2) | (before == 0xE2) | (at[i - 2] == 0xE2);
        in[i] = (letter | digit | beyond) & (uint8_t)(symbol ^ 1);
    }
    uint64_t bits = 0;
    for (int i = 0; i < BLOCK; i += 8) {
        uint64_t eight = 0;
        for (int k = 0; k < 8; k++) eight |= (uint64_t)in[i + k] << 8 * k;
        bits |= (eight * 0x0102040810204080u >> 56) << i;
    }
    return bits;
}

static uint64_t eight_bytes(const uint8_t *from, const uint8_t *limit) {
    uint64_t value = 0;
    memcpy(&value, from, limit - from < 8 ? (size_t)(limit - from) : 8);
    return value;
}

/* As tokens.py says: of the first eight bytes and the last eight. */
static uint64_t hash(const uint8_t *start, const uint8_t *end, const uint8_t *limit) {
    Py_ssize_t length = end - start;
    uint64_t mask = length < 8 ? (1ULL << 8 * length) - 1 : ~0ULL;
    uint64_t value = ((eight_bytes(start, limit) | CASE) & mask) * FIRST;
    if (length > 8) value += (eight_bytes(end - 8, limit) | CASE) * LAST;
    return (value ^ value >> 29) * PAIR;
}

/* As tokens.joined: of a run of words and the word that follows it. */
static uint64_t joined(uint64_t run, uint64_t word) {
    uint64_t mixed = run * FIRST + word;
    return (mixed ^ mixed >> 32) * LAST;
}

PyDoc_STRVAR(words_doc,
    "words(data: bytes) -> tuple[bytes, bytes]\n\n"
    "Where each word starts and ends (int64, by turns), and its hash (uint64): as tokens.words.");

static PyObject *words(PyObject *module, PyObject *bytes) {
    char *text;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(bytes, &text, &length) < 0) return NULL;
    const uint8_t *data = (const uint8_t *)text;
    size_t room = (size_t)length / 3 + 2 * BLOCK, count = 0;
    int64_t *edges = malloc(room * sizeof *edges), *grown;
    uint64_t *hashes = NULL, last = 0;
    PyObject *made = NULL;
    if (!edges) goto end;
    for (Py_ssize_t at = 0; at < length; at += BLOCK) {
        uint8_t copy[BLOCK + 2] = {0};  /* at the ends of the text, where a block would reach beyond it */
        const uint8_t *block = data + at;
        if (at < 2 || at + BLOCK > length) {
            Py_ssize_t before = at < 2 ? at : 2, rest = length - at < BLOCK ? length - at : BLOCK;
            memcpy(copy + 2 - before, block - before, (size_t)(before + rest));
            block = copy + 2;
        }
        if (count + BLOCK + 1 > room) {
            if (!(grown = realloc(edges, (room *= 2) * sizeof *edges))) goto end;
            edges = grown;
        }
        uint64_t bits = inside(block);
        for (uint64_t turns = bits ^ (bits << 1 | last); turns; turns &= turns - 1)
            edges[count++] = at + __builtin_ctzll(turns);
        last = bits >> 63;
    }
    if (count % 2) edges[count++] = length;
    if (!(hashes = malloc(count / 2 * sizeof *hashes + 1))) goto end;
    for (size_t i = 0; i < count; i += 2)
        hashes[i / 2] = hash(data + edges[i], data + edges[i + 1], data + length);
    made = Py_BuildValue("(y#y#)", edges, count * sizeof *edges, hashes, count / 2 * sizeof *hashes);
end:
    if (!made && !PyErr_Occurred()) PyErr_NoMemory();
    free(edges);
    free(hashes);
    return made;
}

PyDoc_STRVAR(alike_doc, "alike(hashes: buffer) -> list[int]\n\nThe words that stand twice in a row: the first of each two.");

static PyObject *alike(PyObject *module, PyObject *object) {
    Py_buffer hashes;
    if (PyObject_GetBuffer(object, &hashes, PyBUF_SIMPLE) < 0) return NULL;
    const uint64_t *h = hashes.buf;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t i = 0; found && i + 1 < hashes.len / 8; i++)
        if (h[i] == h[i + 1] && append(found, PyLong_FromSsize_t(i)) < 0) Py_CLEAR(found);
    PyBuffer_Release(&hashes);
    return found;
}

PyDoc_STRVAR(repeated_doc,
    "repeated(hashes: buffer, longest: int) -> list[tuple[int, int]]\n\n"
    "Where a phrase of two to `longest` words begins that stands three times in a row: its first word, how many\n"
    "words it has. A phrase of n words is one whose words are, 2n times in a row, those that stand n words later.");

static PyObject *repeated(PyObject *module, PyObject *args) {
    Py_buffer hashes;
    Py_ssize_t longest;
    if (!PyArg_ParseTuple(args, "y*n:repeated", &hashes, &longest)) return NULL;
    const uint64_t *h = hashes.buf;
    Py_ssize_t count = hashes.len / 8;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t size = 2; found && size <= longest && size <= count / 3; size++) {
        Py_ssize_t alike = 0;
        for (Py_ssize_t i = 0; found && i + size < count; i++) {
            alike = h[i] == h[i + size] ? alike + 1 : 0;
            if (alike >= 2 * size && append(found, Py_BuildValue("(nn)", i - 2 * size + 1, size)) < 0)
                Py_CLEAR(found);
        }
    }
    PyBuffer_Release(&hashes);
    return found;
}

/* ---- the filter of phrases ---------------------------------------------------------------------------------- */

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
    const uint8_t *packed = bits->buf;
    uint32_t half = (uint32_t)(run >> 32), place = half >> shift;
    if (!(packed[place >> 3] >> (place & 7) & 1)) return 0;
    place = half * 0x9E3779B1u >> shift;
    return packed[place >> 3] >> (place & 7) & 1;
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
    const uint8_t *packed = bits.buf;
    Py_ssize_t count = hashes.len / 8;
    uint64_t ahead[BLOCK];
    PyObject *found = PyList_New(0);
    for (Py_ssize_t i = 0; found && i < count; i++) {
        int failed = 0;
        if (i % BLOCK == 0) {  /* the bits are asked for in advance: they may lie far from the processor */
            for (Py_ssize_t k = i; k < i + BLOCK && k + 1 < count; k++) {
                ahead[k % BLOCK] = joined(h[k], h[k + 1]);
                __builtin_prefetch(packed + (ahead[k % BLOCK] >> 32 >> shift >> 3));
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

/* ---- the module --------------------------------------------------------------------------------------------- */

static PyMethodDef methods[] = {
    {"words", words, METH_O, words_doc},
    {"alike", alike, METH_O, alike_doc},
    {"repeated", repeated, METH_VARARGS, repeated_doc},
    {"runs", runs, METH_VARARGS, runs_doc},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "cleantext._native", NULL, 0, methods};

PyMODINIT_FUNC PyInit__native(void) {
    return PyModule_Create(&module);
}
