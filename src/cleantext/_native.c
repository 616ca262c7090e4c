/* The inner loops over every byte of a text, in C: literals, words, characters beyond ASCII, the filter of phrases.

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

enum { BLOCK = 64, BEFORE = 2, AFTER = 1 };

/* A block of a text, with BEFORE bytes before it and AFTER behind: a copy where these would lie outside the text. */
static const uint8_t *block_at(const uint8_t *data, Py_ssize_t length, Py_ssize_t at,
                               uint8_t copy[BEFORE + BLOCK + AFTER]) {
    if (at >= BEFORE && at + BLOCK + AFTER <= length) return data + at;
    Py_ssize_t before = at < BEFORE ? at : BEFORE, rest = length - at < BLOCK + AFTER ? length - at : BLOCK + AFTER;
    memset(copy, 0, BEFORE + BLOCK + AFTER);
    memcpy(copy + BEFORE - before, data + at - before, (size_t)(before + rest));
    return copy + BEFORE;
}

/* A bit for each of 64 bytes that are 0 or 1. */
static uint64_t packed(const uint8_t in[BLOCK]) {
    uint64_t bits = 0;
    for (int i = 0; i < BLOCK; i += 8) {
        uint64_t eight = 0;
        for (int k = 0; k < 8; k++) eight |= (uint64_t)in[i + k] << 8 * k;
        bits |= (eight * 0x0102040810204080u >> 56) << i;
    }
    return bits;
}

/* ---- literals ----------------------------------------------------------------------------------------------- */

/* Text is letters and spaces, and what rules look for hardly ever is only that: a literal is told by an anchor in it,
   a byte of which there are few, and up to three bytes beside that. (An automaton, which follows a pointer for every
   byte, took up to three times as long, and a hundred times as long to build.) */
enum { BITS = 18, GROUPS = 13, WINDOWS = 8 };

/* Which bytes are looked at: from where on beside the anchor, and how many. A literal has the first that it can. */
static const struct { int first, size; } windows[WINDOWS] = {{0, 4}, {-3, 4}, {-1, 3}, {-2, 3}, {0, 3}, {-1, 2}, {0, 2},
                                                           {0, 1}};

typedef struct {
    uint64_t bits[1 << (BITS - 6)];
    uint32_t begin[(1 << GROUPS) + 1];
    uint32_t count;
    uint8_t of_anchor[256];  /* a bit for each window that some literal with this anchor has */
} Table;

typedef struct {
    uint32_t at, length, number, anchor, hash;
} Literal;

/* Whether a byte is an anchor: a mark, a digit, a capital, the first byte of a character beyond ASCII; the first of
   two spaces; a small letter that stands alone. (Without branches, for the compiler to take sixteen at once.) */
static uint8_t is_anchor(uint8_t before, uint8_t c, uint8_t after) {
    uint8_t small = (uint8_t)(c - 'a') < 26, space = c == ' ', inner = (uint8_t)(c - 0x80) < 0x40;
    return (!small & !space & !inner) | (space & (after == ' ')) | (small & (before == ' ') & (after == ' '));
}

/* The hash of a window, of the eight bytes from three before the anchor on. */
static uint32_t hash_in(uint64_t around, int window) {
    uint64_t value = around >> 8 * (3 + windows[window].first) << 8 * (8 - windows[window].size);
    return (uint32_t)((value + (uint64_t)window) * 0x9E3779B97F4A7C15u >> (64 - BITS));
}

/* The eight bytes from three before a place on; those outside the text are zero. */
static uint64_t around(const uint8_t *data, Py_ssize_t length, Py_ssize_t at) {
    uint64_t value = 0;
    if (at >= 3 && at + 5 <= length) memcpy(&value, data + at - 3, 8);
    else for (int i = 0; i < 8; i++)
        if (at - 3 + i >= 0 && at - 3 + i < length) value |= (uint64_t)data[at - 3 + i] << 8 * i;
    return value;
}

/* Which window tells a literal, and at which anchor, as a place in it; -1: it has none. */
static int window_of(const uint8_t *bytes, Py_ssize_t length, Py_ssize_t *anchor) {
    for (int window = 0; window < WINDOWS; window++)
        for (Py_ssize_t i = length - 1; i >= 0; i--) {
            Py_ssize_t first = i + windows[window].first;
            if (first >= 0 && first + windows[window].size <= length &&
                is_anchor(i ? bytes[i - 1] : 0, bytes[i], i + 1 < length ? bytes[i + 1] : 0)) {
                *anchor = i;
                return window;
            }
        }
    return -1;
}

PyDoc_STRVAR(literals_doc,
    "literals(literals: list[bytes]) -> tuple[bytes, list[int]]\n\n"
    "A table by which find() looks for literals, and the numbers of those that it can't tell:\n"
    "they are nothing but small letters with single spaces between.");

static PyObject *literals(PyObject *module, PyObject *list) {
    Py_ssize_t count = PyList_Size(list), size = 0, length;
    char *bytes;
    if (count < 0) return NULL;
    for (Py_ssize_t i = 0; i < count; i++) {
        if (PyBytes_AsStringAndSize(PyList_GetItem(list, i), &bytes, &length) < 0) return NULL;
        size += length;
    }
    PyObject *others = PyList_New(0);
    PyObject *made = PyBytes_FromStringAndSize(NULL, sizeof(Table) + count * sizeof(Literal) + size);
    if (!others || !made) goto failed;
    Table *table = (Table *)PyBytes_AsString(made);
    Literal *sorted = (Literal *)(table + 1);
    uint8_t *held = (uint8_t *)(sorted + count);
    memset(table, 0, sizeof *table);
    for (int pass = 0; pass < 2; pass++) {  /* count those of each group; then put each in its place, from behind */
        uint32_t at = 0, end = 0;
        for (Py_ssize_t i = 0; i < count; i++) {
            PyBytes_AsStringAndSize(PyList_GetItem(list, i), &bytes, &length);
            Py_ssize_t anchor = 0;
            int window = window_of((uint8_t *)bytes, length, &anchor);
            if (window < 0) {
                if (pass && append(others, PyLong_FromSsize_t(i)) < 0) goto failed;
                continue;
            }
            uint32_t hash = hash_in(around((uint8_t *)bytes, length, anchor), window);
            uint32_t *begin = &table->begin[hash >> (BITS - GROUPS)];
            if (pass) sorted[--*begin] = (Literal){at, (uint32_t)length, (uint32_t)i, (uint32_t)anchor, hash};
            else ++*begin;
            table->bits[hash >> 6] |= 1ULL << (hash & 63);
            table->of_anchor[(uint8_t)bytes[anchor]] |= (uint8_t)(1u << window);
            memcpy(held + at, bytes, (size_t)length);
            at += (uint32_t)length;
        }
        for (int group = 0; !pass && group < 1 << GROUPS; group++) table->begin[group] = end += table->begin[group];
        if (!pass) table->begin[1 << GROUPS] = end;
    }
    table->count = (uint32_t)count;
    return Py_BuildValue("(NN)", made, others);
failed:
    Py_XDECREF(others);
    Py_XDECREF(made);
    return NULL;
}

/* Adds the literals that are told by a window with this hash at one place, if they stand there whole. */
static int find_at(PyObject *found, const Table *table, const uint8_t *data, Py_ssize_t length, Py_ssize_t at,
                   uint32_t hash) {
    const Literal *sorted = (const Literal *)(table + 1);
    const uint8_t *held = (const uint8_t *)(sorted + table->count);
    const uint32_t *begin = table->begin + (hash >> (BITS - GROUPS));
    for (const Literal *l = sorted + begin[0]; l < sorted + begin[1]; l++) {
        Py_ssize_t start = at - l->anchor;
        if (l->hash != hash || start < 0 || start + l->length > length) continue;
        if (memcmp(held + l->at, data + start, l->length)) continue;
        if (append(found, Py_BuildValue("(In)", l->number, start)) < 0) return -1;
    }
    return 0;
}

PyDoc_STRVAR(find_doc,
    "find(table: bytes, data: bytes) -> list[tuple[int, int]]\n\n"
    "Where literals stand, overlapping ones too: the number of each and its offset, in no order.");

static PyObject *find(PyObject *module, PyObject *args) {
    const char *memory, *text;
    Py_ssize_t size, length;
    if (!PyArg_ParseTuple(args, "y#y#:find", &memory, &size, &text, &length)) return NULL;
    const Table *table = (const Table *)memory;
    const uint8_t *data = (const uint8_t *)text;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = 0; found && at < length; at += BLOCK) {
        uint8_t copy[BEFORE + BLOCK + AFTER], in[BLOCK];
        const uint8_t *block = block_at(data, length, at, copy);
        for (int i = 0; i < BLOCK; i++) in[i] = is_anchor(block[i - 1], block[i], block[i + 1]);
        for (uint64_t anchors = packed(in); found && anchors; anchors &= anchors - 1) {
            Py_ssize_t place = at + __builtin_ctzll(anchors);
            if (place >= length) break;
            uint64_t bytes = around(data, length, place);
            for (unsigned left = table->of_anchor[data[place]]; left; left &= left - 1) {
                uint32_t hash = hash_in(bytes, __builtin_ctz(left));
                if (!(table->bits[hash >> 6] >> (hash & 63) & 1)) continue;
                if (find_at(found, table, data, length, place, hash) < 0) { Py_CLEAR(found); break; }
            }
        }
    }
    return found;
}

/* ---- words -------------------------------------------------------------------------------------------------- */

#define FIRST 0x9E3779B97F4A7C15u
#define LAST 0xC2B2AE3D27D4EB4Fu
#define PAIR 0xD6E8FEB86659FD93u
#define CASE 0x2020202020202020u

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
    return packed(in);
}

static uint64_t eight_bytes(const uint8_t *from, const uint8_t *limit) {
    uint64_t value = 0;
    memcpy(&value, from, limit - from < 8 ? (size_t)(limit - from) : 8);
    return value;
}

/* As tokens.py says: of the first eight bytes and the last eight. */
static uint64_t hash_of(const uint8_t *start, const uint8_t *end, const uint8_t *limit) {
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
        uint8_t copy[BEFORE + BLOCK + AFTER];
        if (count + BLOCK + 1 > room) {
            if (!(grown = realloc(edges, (room *= 2) * sizeof *edges))) goto end;
            edges = grown;
        }
        uint64_t bits = inside(block_at(data, length, at, copy));
        for (uint64_t turns = bits ^ (bits << 1 | last); turns; turns &= turns - 1)
            edges[count++] = at + __builtin_ctzll(turns);
        last = bits >> 63;
    }
    if (count % 2) edges[count++] = length;
    if (!(hashes = malloc(count / 2 * sizeof *hashes + 1))) goto end;
    for (size_t i = 0; i < count; i += 2)
        hashes[i / 2] = hash_of(data + edges[i], data + edges[i + 1], data + length);
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
    for (Py_ssize_t size = 2; size <= longest && size <= count / 3; size++) {
        Py_ssize_t run = 2 * size, end = count - size;
        /* A run that is long enough holds one of these places: only there need one look. */
        for (Py_ssize_t i = run - 1; found && i < end; i += run) {
            if (h[i] != h[i + size]) continue;
            Py_ssize_t first = i, last = i;
            while (first > 0 && h[first - 1] == h[first - 1 + size]) first--;
            while (last + 1 < end && h[last + 1] == h[last + 1 + size]) last++;
            for (; found && first + run - 1 <= last; first++)
                if (append(found, Py_BuildValue("(nn)", first, size)) < 0) Py_CLEAR(found);
            while (i + run <= last) i += run;
        }
    }
    PyBuffer_Release(&hashes);
    return found;
}

/* ---- characters beyond ASCII -------------------------------------------------------------------------------- */

PyDoc_STRVAR(uncommon_doc,
    "uncommon(data: bytes) -> list[int]\n\n"
    "The numbers of the texts with a byte beyond C3 other than E2; they lie between bytes FF, as in Buffer.");

static PyObject *uncommon(PyObject *module, PyObject *bytes) {
    char *text;
    Py_ssize_t length, number = -1, last = -1;
    if (PyBytes_AsStringAndSize(bytes, &text, &length) < 0) return NULL;
    const uint8_t *data = (const uint8_t *)text;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = 0; found && at < length; at += BLOCK) {
        Py_ssize_t end = length - at < BLOCK ? length : at + BLOCK;
        uint8_t any = 0;
        for (Py_ssize_t i = at; i < end; i++) any |= (data[i] > 0xC3) & (data[i] != 0xE2);
        if (!any) continue;
        for (Py_ssize_t i = at; i < end; i++) {
            if (data[i] == 0xFF) number++;
            else if (data[i] > 0xC3 && data[i] != 0xE2 && number != last &&
                     append(found, PyLong_FromSsize_t(last = number)) < 0) {
                Py_CLEAR(found);
                break;
            }
        }
    }
    return found;
}

PyDoc_STRVAR(pairs_doc,
    "pairs(data: bytes) -> list[int]\n\n"
    "Where the last byte of a character beyond ASCII stands that another such character follows.");

static PyObject *pairs(PyObject *module, PyObject *bytes) {
    char *text;
    Py_ssize_t length;
    if (PyBytes_AsStringAndSize(bytes, &text, &length) < 0) return NULL;
    const uint8_t *data = (const uint8_t *)text;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t at = 0; found && at + 1 < length; at += BLOCK) {
        uint8_t in[BLOCK] = {0};
        int left = length - 1 - at < BLOCK ? (int)(length - 1 - at) : BLOCK;
        for (int i = 0; i < left; i++) {
            uint8_t c = data[at + i], next = data[at + i + 1];
            in[i] = ((uint8_t)(c - 0x80) < 0x40) & ((uint8_t)(next - 0xC2) < 0x33);
        }
        for (uint64_t places = packed(in); found && places; places &= places - 1)
            if (append(found, PyLong_FromSsize_t(at + __builtin_ctzll(places))) < 0) Py_CLEAR(found);
    }
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
    {"literals", literals, METH_O, literals_doc},
    {"find", find, METH_VARARGS, find_doc},
    {"words", words, METH_O, words_doc},
    {"alike", alike, METH_O, alike_doc},
    {"repeated", repeated, METH_VARARGS, repeated_doc},
    {"uncommon", uncommon, METH_O, uncommon_doc},
    {"pairs", pairs, METH_O, pairs_doc},
    {"runs", runs, METH_VARARGS, runs_doc},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "cleantext._native", NULL, 0, methods};

PyMODINIT_FUNC PyInit__native(void) {
    return PyModule_Create(&module);
}
