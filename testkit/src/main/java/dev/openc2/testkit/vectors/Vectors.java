// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.testkit.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads the vectors from the class path. */
public final class Vectors {

  private static final String ROOT = "/vectors/";
  private static final String INDEX = "index.json";

  private Vectors() {}

  /** All of them, file by file as the index names them, each in its order. */
  public static List<Vector> load() {
    List<Vector> vectors = new ArrayList<>();
    for (String topic : topics()) {
      for (JsonNode node : resource(topic)) {
        vectors.add(VectorParser.parse(topic, node));
      }
    }
    return List.copyOf(vectors);
  }

  /** The files that hold them, relative to their folder, as the index names them. */
  public static List<String> topics() {
    return StreamSupport.stream(resource(INDEX).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private static JsonNode resource(String name) {
    try (InputStream in = Vectors.class.getResourceAsStream(ROOT + name)) {
      if (in == null) {
        throw new IllegalStateException("there is no file of vectors " + name);
      }
      return Json.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
