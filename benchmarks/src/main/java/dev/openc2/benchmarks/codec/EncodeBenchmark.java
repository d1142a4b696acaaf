// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.benchmarks.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.openc2.encoding.Encoding;
import dev.openc2.encoding.Encodings;
import dev.openc2.encoding.MessageCodec;
import dev.openc2.message.Message;
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

/** A message to bytes, beside Jackson's tree of it to the same bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {

  /** What is written. */
  @Param public Sample sample = Sample.MESSAGE;

  /** How it is spelt. */
  @Param public Format format = Format.JSON;

  private final MessageCodec codec = MessageCodec.of(Profiles.installed());
  private Encoding encoding = format.encoding();
  private ObjectMapper mapper = format.mapper();
  private Message message = message();
  private JsonNode tree = NullNode.instance;

  /** Reads the sample, and Jackson's tree of what is written of it. */
  @Setup
  public void read() throws IOException {
    encoding = format.encoding();
    mapper = format.mapper();
    message = message();
    tree = mapper.readTree(codec.encode(message, encoding));
    WarmUp.run(this::ours, this::jackson);
  }

  private Message message() {
    byte[] json = sample.json().getBytes(StandardCharsets.UTF_8);
    return sample.readMessage(codec.read(json, Encodings.JSON));
  }

  /** Encodes with our codec. */
  @Benchmark
  public byte[] ours() {
    return codec.encode(message, encoding);
  }

  /** Writes Jackson's tree. */
  @Benchmark
  public byte[] jackson() throws JsonProcessingException {
    return mapper.writeValueAsBytes(tree);
  }
}
