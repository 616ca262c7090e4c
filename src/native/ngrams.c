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

/* Has the bucket of an n-gram brought nearer, and, once that is near, what is in it. */
static void approach_bucket(const Table *table, uint64_t key) {
    prefetch((const uint32_t *)table->ends.buf + (key >> (64 - table->bits)));
}

static void approach_entries(const Table *table, uint64_t key) {
    uint64_t bucket = key >> (64 - table->bits);
    uint32_t at = bucket ? ((const uint32_t *)table->ends.buf)[bucket - 1] : 0;
    prefetch((const uint16_t *)table->fingerprints.buf + at);
    prefetch((const uint8_t *)table->counts.buf + at);
}

PyDoc_STRVAR(log_counts_doc,
    "log_counts(keys, ends, fingerprints, counts, step) -> bytes\n\n"
    "The logs of the counts of n-grams, as LanguageModel.log_counts: 4 bytes each.");

enum { AHEAD = 16 };  /* n-grams of which a part is on its way from memory */

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
        for (Py_ssize_t i = -2 * AHEAD; logs && i < count; i++) {
            if (i + 2 * AHEAD < count) approach_bucket(&table, key[i + 2 * AHEAD]);
            if (i >= -AHEAD && i + AHEAD < count) approach_entries(&table, key[i + AHEAD]);
            if (i >= 0) logs[i] = log_count(&table, key[i]);
        }
        result = logs ? PyBytes_FromStringAndSize((const char *)logs, count * 4) : PyErr_NoMemory();
        free(logs);
    }
    close_table(&table);
    PyBuffer_Release(&keys);
    return result;
}

enum { LONGEST = 4, WIDEST = 64, KNOWN = 4096 };

/* The n-grams looked up last: the rows of a place, and of its neighbours, ask for the same ones. */
typedef struct {
    uint64_t keys[KNOWN];
    float logs[KNOWN];
} Known;

/* The n-grams of a row of words that end at each of them, from one word to four; and what is worked out so far. */
typedef struct {
    const uint64_t *words;
    uint64_t keys[LONGEST][WIDEST];
} Row;

static size_t slot(uint64_t key) { return key >> 24 & (KNOWN - 1); }

static float known_log_count(const Table *table, Known *known, uint64_t key) {
    size_t at = slot(key);
    if (known->keys[at] != key) {
        known->keys[at] = key;
        known->logs[at] = log_count(table, key);
    }
    return known->logs[at];
}

/* How many words an n-gram that ends at a word of a row may have: none if there is none, up to LONGEST. */
static int longest_at(const uint64_t *row, int at, uint64_t stop) {
    int n = row[at] ? 1 : 0;
    while (n && n < LONGEST && at >= n && row[at - n] && !(n > 1 && row[at - n + 1] == stop)) n++;
    return n;
}

static void read_row(Row *row, const uint64_t *words, int width, int first) {
    int from = first >= LONGEST - 1 ? first - LONGEST + 1 : 0;
    row->words = words;
    for (int j = from; j < width; j++) {
        row->keys[0][j] = words[j];
        for (int n = 1; n < LONGEST; n++) row->keys[n][j] = j > from ? joined(row->keys[n - 1][j - 1], words[j]) : words[j];
    }
}

/* Has the n-grams of a row that will be asked for brought nearer, as far as they were not looked up just now (but not
   the longest: three in four are not asked for). */
static void approach_row(const Table *table, const Known *known, const Row *row, int width, int first, uint64_t stop,
                         void (*approach)(const Table *, uint64_t)) {
    for (int j = first; j < width; j++) {
        int longest = longest_at(row->words, j, stop);
        for (int n = 0; n < longest && n < LONGEST - 1; n++)
            if (known->keys[slot(row->keys[n][j])] != row->keys[n][j]) approach(table, row->keys[n][j]);
    }
}

/* The scores of a row from its word number `first` on. */
static void score_row(const Table *table, Known *known, const Row *row, int width, int first, uint64_t stop,
                      const float *constants, float *scores) {
    for (int j = 0; j < width; j++) {
        int longest = j < first ? 0 : longest_at(row->words, j, stop);
        float score = 0;
        if (longest) {
            float alone = known_log_count(table, known, row->keys[0][j]);
            score = (alone > constants[0] ? alone : constants[0]) - constants[1];
        }
        for (int n = 1; n < longest; n++) {
            float part = known_log_count(table, known, row->keys[n - 1][j - 1]);
            /* Where the words before were not counted, nothing needs to be known of all together. */
            float whole = isinf(part) ? -INFINITY : known_log_count(table, known, row->keys[n][j]);
            if (isinf(whole)) score += constants[2];
            else score = whole < part ? whole - part : 0;
        }
        scores[j] = score;
    }
}

PyDoc_STRVAR(score_windows_doc,
    "score_windows(windows, width, first, stop, ends, fingerprints, counts, step, unknown, total, backoff) -> bytes\n\n"
    "As LanguageModel.score_windows, for rows of so many words: 4 bytes each.");

static PyObject *score_windows(PyObject *module, PyObject *args) {
    Py_buffer windows;
    PyObject *ends, *fingerprints, *counts, *result = NULL;
    Table table;
    int width, first;
    unsigned long long stop;
    double step, unknown, total, backoff;
    if (!PyArg_ParseTuple(args, "y*iiKOOOdddd:score_windows", &windows, &width, &first, &stop, &ends, &fingerprints,
                          &counts, &step, &unknown, &total, &backoff)) return NULL;
    if (width < 1 || width > WIDEST || first < 0) {
        PyBuffer_Release(&windows);
        return PyErr_Format(PyExc_ValueError, "rows of 1 to %d words", WIDEST);
    }
    if (open_table(&table, ends, fingerprints, counts) == 0) {
        table.step = (float)step;
        const float constants[] = {(float)unknown, (float)total, (float)backoff};
        Py_ssize_t rows = windows.len / 8 / width;
        float *scores = malloc((size_t)(rows * width) * 4 + 1);
        struct { Known known; Row rows[4]; } *work = calloc(1, sizeof *work);
        if (scores && work) {
            work->known.logs[0] = log_count(&table, 0);
            for (Py_ssize_t i = -2; i < rows; i++) {
                Row *far = &work->rows[(i + 2) & 3], *near = &work->rows[(i + 1) & 3];
                if (i + 2 < rows) {
                    read_row(far, (const uint64_t *)windows.buf + (i + 2) * width, width, first);
                    approach_row(&table, &work->known, far, width, first, stop, approach_bucket);
                }
                if (i >= -1 && i + 1 < rows)
                    approach_row(&table, &work->known, near, width, first, stop, approach_entries);
                if (i >= 0)
                    score_row(&table, &work->known, &work->rows[i & 3], width, first, stop, constants, scores + i * width);
            }
            result = PyBytes_FromStringAndSize((const char *)scores, rows * width * 4);
        } else PyErr_NoMemory();
        free(scores);
        free(work);
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
