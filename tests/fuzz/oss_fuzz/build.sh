#!/bin/bash -eu
# Builds the fuzz targets, their seeds and their dictionary as OSS-Fuzz wants them: in $OUT, with $CC, $CFLAGS and
# $LIB_FUZZING_ENGINE.
cmake -S . -B "$WORK/ikeerr" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_C_COMPILER="$CC" -DCMAKE_C_FLAGS="$CFLAGS" \
  -DIKEERR_FUZZ_ENGINE="$LIB_FUZZING_ENGINE" -DIKEERR_LUA=OFF -DIKEERR_PYTHON=OFF -DIKEERR_SHELL=OFF
cmake --build "$WORK/ikeerr"
python3 tests/fuzz/seeds.py "$WORK/seeds"
for target in "$WORK"/ikeerr/fuzz/fuzz_*; do
  name=$(basename "$target")
  cp "$target" "$OUT/"
  cp "$WORK/seeds/names.dict" "$OUT/$name.dict"
  python3 -m zipfile -c "$OUT/${name}_seed_corpus.zip" "$WORK/seeds/${name#fuzz_}"/*
done
