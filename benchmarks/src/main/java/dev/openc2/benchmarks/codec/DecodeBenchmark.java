// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.profile.Profiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Bytes to a validated message, beside bytes to Jackson's tree. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {

  /** What is read. */
  @Param public Sample sample = Sample.MESSAGE;

  /** How it is spelt. */
  @Param public Format format = Format.JSON;

  private final MessageCodec codec = MessageCodec.of(Profiles.installed());
  private Encoding encoding = format.encoding();
  private ObjectMapper mapper = format.mapper();
  private byte[] bytes = {};

  /** Spells the sample. */
  @Setup
  public void spell() throws IOException {
    byte[] json = sample.json().getBytes(StandardCharsets.UTF_8);
    encoding = format.encoding();
    mapper = format.mapper();
    bytes =
        format == Format.JSON
            ? json
            : mapper.writeValueAsBytes(Format.JSON.mapper().readTree(json));
    WarmUp.run(this::ours, this::jackson);
  }

  /** Decodes and validates with our codec. */
  @Benchmark
  public Object ours() {
    return sample.read(codec.read(bytes, encoding));
  }

  /** Reads Jackson's tree, which validates nothing. */
  @Benchmark
  public JsonNode jackson() throws IOException {
    return mapper.readTree(bytes);
  }
}
