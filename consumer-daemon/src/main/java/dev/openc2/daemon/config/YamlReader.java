// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.daemon.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.openc2.value.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one YAML document strictly: no key twice, no second document, and no anchors or aliases,
 * which hide what is meant.
 */
final class YamlReader {

  private static final YAMLFactory FACTORY = new YAMLFactory();
  private static final int MAX_DEPTH = 32;

  private final YAMLParser parser;

  private YamlReader(YAMLParser parser) {
    this.parser = parser;
  }

  /**
   * The document.
   *
   * @throws ConfigurationException if it is not YAML, or not strict
   */
  static YamlNode read(String text) throws ConfigurationException {
    try (YAMLParser parser = FACTORY.createParser(text)) {
      YamlReader reader = new YamlReader(parser);
      if (parser.nextToken() == null) {
        throw new ConfigurationException("", "the file is empty");
      }
      YamlNode document = reader.node("", 0);
      if (parser.nextToken() != null) {
        throw new ConfigurationException("", "there is a second document behind the first");
      }
      return document;
    } catch (JsonProcessingException e) {
      throw new ConfigurationException("", sentence(e));
    } catch (IOException e) {
      throw new IllegalStateException("a text cannot fail to be read", e);
    }
  }

  private YamlNode node(String path, int depth) throws IOException, ConfigurationException {
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      throw new ConfigurationException(path, "anchors and aliases (& and *) are not taken here");
    }
    if (depth > MAX_DEPTH) {
      throw new ConfigurationException(path, "is nested too deeply");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(path, depth);
      case START_ARRAY -> sequence(path, depth);
      case VALUE_NULL -> new YamlNode.Nothing();
      default -> new YamlNode.Scalar(parser.getText());
    };
  }

  private YamlNode mapping(String path, int depth) throws IOException, ConfigurationException {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String keyPath = YamlPaths.key(path, key);
      parser.nextToken();
      if (entries.put(key, node(keyPath, depth + 1)) != null) {
        throw new ConfigurationException(keyPath, "is there twice");
      }
    }
    return new YamlNode.Mapping(entries);
  }

  private YamlNode sequence(String path, int depth) throws IOException, ConfigurationException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(YamlPaths.item(path, items.size()), depth + 1));
    }
    return new YamlNode.Sequence(items);
  }

  /** The parser's message goes on for lines; the first says it. */
  private static String sentence(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    String where =
        location == null
            ? ""
            : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    String first = e.getOriginalMessage().lines().findFirst().orElse("");
    return "this is not YAML" + where + ": " + Printable.cut(first, 200);
  }
}
