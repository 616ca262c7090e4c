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

/* The two places of the upper half of a hash among the bits. */
static uint32_t first_place(int shift, uint64_t run) { return (uint32_t)(run >> 32) >> shift; }

static uint32_t second_place(int shift, uint64_t run) { return (uint32_t)(run >> 32) * 0x9E3779B1u >> shift; }

static int is_set(const uint8_t *bits, uint32_t place) { return bits[place >> 3] >> (place & 7) & 1; }

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

#define SWAP(kind, column) \
    do { kind held = column[a]; column[a] = column[b]; column[b] = held; } while (0)

static void swap_runs(Runs *runs, Py_ssize_t a, Py_ssize_t b) {
    SWAP(int64_t, runs->places);
    SWAP(int64_t, runs->lengths);
    SWAP(uint64_t, runs->keys);
    SWAP(uint16_t, runs->marks);
}

/* What runs of words are looked up in. */
typedef struct {
    Py_buffer hashes, starts, others, keys, marks, prefixes;
    int of_starts, of_others, of_keys, of_prefixes;
} Tables;

/* Runs of words that begin in one block: the first word of each, the hash, and that of all words but the last. */
typedef struct {
    int count;
    int64_t places[BLOCK];
    uint64_t keys[BLOCK], before[BLOCK];
} Beginnings;

static void add_beginning(const Tables *t, Beginnings *runs, int64_t place, uint64_t key, uint64_t before) {
    prefetch((const uint8_t *)t->others.buf + (first_place(t->of_others, key) >> 3));
    runs->places[runs->count] = place;
    runs->keys[runs->count] = key;
    runs->before[runs->count++] = before;
}

/* The words from `at` on, by one or two, that pass the bits of starts: both places. */
static void find_beginnings(const Tables *t, Py_ssize_t at, Py_ssize_t length, Beginnings *runs) {
    const uint64_t *hashes = t->hashes.buf;
    const uint8_t *bits = t->starts.buf;
    Py_ssize_t end = t->hashes.len / 8 - length + 1;
    int count = end - at < BLOCK ? (int)(end - at) : BLOCK, left = 0;
    uint64_t keys[BLOCK];
    int64_t places[BLOCK];
    for (int i = 0; i < count; i++) {
        keys[i] = length == 1 ? hashes[at + i] : joined(hashes[at + i], hashes[at + i + 1]);
        prefetch(bits + (first_place(t->of_starts, keys[i]) >> 3));
    }
    for (int i = 0; i < count; i++) {  /* without branches: nobody could tell where they go */
        uint64_t key = keys[i];
        keys[left] = key;
        places[left] = at + i;
        left += is_set(bits, first_place(t->of_starts, key));
        prefetch(bits + (second_place(t->of_starts, key) >> 3));
    }
    runs->count = 0;
    for (int i = 0; i < left; i++)
        if (is_set(bits, second_place(t->of_starts, keys[i]))) add_beginning(t, runs, places[i], keys[i], 0);
}

/* Which of the runs may be keys or go on; what they are then looked up in is brought nearer. */
static void find_known(const Tables *t, const Beginnings *runs, Py_ssize_t length, uint8_t known[BLOCK]) {
    for (int i = 0; i < runs->count; i++) {
        known[i] = (uint8_t)is_set(t->others.buf, first_place(t->of_others, runs->keys[i]));
        if (!known[i]) continue;
        uint32_t slot = (uint32_t)(runs->keys[i] >> 32) >> t->of_keys;
        prefetch((const uint32_t *)t->keys.buf + slot);
        prefetch((const uint16_t *)t->marks.buf + slot);
        if (length > 2)
            prefetch((const uint32_t *)t->prefixes.buf + ((uint32_t)(runs->before[i] >> 32) >> t->of_prefixes));
    }
}

/* Adds those that are keys, in the order of places, behind those from `first` on; each goes on with its next word.
   Whether one may go on at all is asked where it does: hardly any of the longer runs is in a table. */
static int take_length(const Tables *t, Beginnings *runs, Py_ssize_t length, Runs *found, Py_ssize_t first) {
    const uint64_t *hashes = t->hashes.buf;
    const uint16_t *marks = t->marks.buf;
    Py_ssize_t all = t->hashes.len / 8, slot;
    uint8_t known[BLOCK];
    find_known(t, runs, length, known);
    int count = runs->count;
    runs->count = 0;
    for (int i = 0; i < count; i++) {
        int64_t place = runs->places[i];
        uint64_t key = runs->keys[i];
        if (length > 2 && !(known[i] && slot_of(&t->prefixes, t->of_prefixes, runs->before[i]) >= 0)) continue;
        if (known[i] && (slot = slot_of(&t->keys, t->of_keys, key)) >= 0) {
            if (add_run(found, place, length, key, marks[slot]) < 0) return -1;
            for (Py_ssize_t k = found->count - 1; k > first && found->places[k - 1] > found->places[k]; k--)
                swap_runs(found, k - 1, k);
        }
        if (length > 1 && place + length < all)
            add_beginning(t, runs, place, joined(key, hashes[place + length]), key);
    }
    return 0;
}

/* The same for all runs that begin with the words from `at` on: step by step for many at once, because what is looked up
   lies far from the processor, and is asked for a step before it is needed. */
static int take_block(const Tables *t, Py_ssize_t at, Py_ssize_t shortest, Runs *found) {
    Py_ssize_t first = found->count;
    Beginnings runs;
    for (Py_ssize_t length = shortest < 2 ? 1 : 2; length <= 2; length++) {
        find_beginnings(t, at, length, &runs);
        for (Py_ssize_t longer = length; runs.count; longer++)
            if (take_length(t, &runs, longer, found, first) < 0) return -1;
    }
    return 0;
}

PyDoc_STRVAR(runs_doc,
    "runs(hashes, shortest, starts, others, keys, marks, prefixes) -> tuple[bytes, bytes, bytes, bytes]\n\n"
    "The runs of words whose hash seems to be that of a phrase: the first words, how many words (int64 both), the\n"
    "hashes (uint64), the marks (uint16). As Filter.runs, all but `shortest` being buffers.");

static PyObject *runs(PyObject *module, PyObject *args) {
    Tables t;
    Py_ssize_t shortest;
    if (!PyArg_ParseTuple(args, "y*ny*y*y*y*y*:runs", &t.hashes, &shortest, &t.starts, &t.others, &t.keys, &t.marks,
                          &t.prefixes)) return NULL;
    t.of_starts = 32 - log2_of(t.starts.len * 8);
    t.of_others = 32 - log2_of(t.others.len * 8);
    t.of_keys = 32 - log2_of(t.keys.len / 4);
    t.of_prefixes = 32 - log2_of(t.prefixes.len / 4);
    Runs found = {0};
    int failed = 0;
    for (Py_ssize_t at = 0; !failed && at < t.hashes.len / 8; at += BLOCK)
        failed = take_block(&t, at, shortest, &found) < 0;
    Py_ssize_t n = found.count;
    PyObject *result = failed ? PyErr_NoMemory()
                              : Py_BuildValue("(y#y#y#y#)", n ? (char *)found.places : "", n * 8,
                                              n ? (char *)found.lengths : "", n * 8, n ? (char *)found.keys : "", n * 8,
                                              n ? (char *)found.marks : "", n * 2);
    free(found.places);
    free(found.lengths);
    free(found.keys);
    free(found.marks);
    PyBuffer_Release(&t.hashes);
    PyBuffer_Release(&t.starts);
    PyBuffer_Release(&t.others);
    PyBuffer_Release(&t.keys);
    PyBuffer_Release(&t.marks);
    PyBuffer_Release(&t.prefixes);
    return result;
}

PyDoc_STRVAR(set_bits_doc,
    "set_bits(bits, halves, shift)\n\n"
    "Sets among packed bits those that upper halves of hashes name with their upper bits. As filter._bits.");

static PyObject *set_bits(PyObject *module, PyObject *args) {
    Py_buffer bits, halves;
    int shift;
    if (!PyArg_ParseTuple(args, "w*y*i:set_bits", &bits, &halves, &shift)) return NULL;
    const uint32_t *half = halves.buf;
    uint8_t *set = bits.buf;
    for (Py_ssize_t i = 0; i < halves.len / 4; i++) {
        uint32_t place = half[i] >> shift;
        if ((Py_ssize_t)(place >> 3) < bits.len) set[place >> 3] |= (uint8_t)(1u << (place & 7));
    }
    PyBuffer_Release(&bits);
    PyBuffer_Release(&halves);
    Py_RETURN_NONE;
}

PyMethodDef filter_methods[] = {
    {"set_bits", set_bits, METH_VARARGS, set_bits_doc},
    {"runs", runs, METH_VARARGS, runs_doc},
    {NULL, NULL, 0, NULL},
};
