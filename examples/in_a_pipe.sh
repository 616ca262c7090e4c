#!/bin/sh
# Each line of a stream is a document of its own; memory stays flat, however long the stream is.
printf '%s\n' 'It rained , they said.' 'Il pleut.Nous attendons le train.' | cleantext fix --lines -
