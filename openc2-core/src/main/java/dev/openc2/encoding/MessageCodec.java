// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Message;
import dev.openc2.profile.Profiles;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import dev.openc2.tree.Node;
import dev.openc2.type.Spelling;
import org.jspecify.annotations.Nullable;

/**
 * Maps messages to plain trees and back, the same way for every encoding. Immutable and
 * thread-safe.
 */
public final class MessageCodec {

  private final Profiles profiles;
  private final Limits limits;
  private final Mode mode;
  private final Spelling spelling;
  private final MessageTypes types;

  private MessageCodec(
      Profiles profiles, Limits limits, Mode mode, Spelling spelling, MessageTypes types) {
    this.profiles = profiles;
    this.limits = limits;
    this.mode = mode;
    this.spelling = spelling;
    this.types = types;
  }

  /** A codec that knows these profiles, with the default limits, lenient with what it reads. */
  public static MessageCodec of(Profiles profiles) {
    return new MessageCodec(
        profiles, Limits.DEFAULT, Mode.LENIENT, Spelling.DEFAULT, new MessageTypes(profiles));
  }

  /** This codec with other limits. */
  public MessageCodec withLimits(Limits newLimits) {
    return new MessageCodec(profiles, newLimits, mode, spelling, types);
  }

  /** This codec with another exactness for what it reads. */
  public MessageCodec withMode(Mode newMode) {
    return new MessageCodec(profiles, limits, newMode, spelling, types);
  }

  /** This codec with other forms for what it writes; their language is exact when it reads, too. */
  public MessageCodec withSpelling(Spelling newSpelling) {
    return new MessageCodec(profiles, limits, mode, newSpelling, types);
  }

  /** Which forms it writes. */
  public Spelling spelling() {
    return spelling;
  }

  /** The profiles it knows. */
  public Profiles profiles() {
    return profiles;
  }

  /** The limits for what it reads. */
  public Limits limits() {
    return limits;
  }

  /** Encodes a message. */
  public byte[] encode(Message message, Encoding encoding) {
    Spelling suited = spellingFor(encoding);
    return encoding.writeFrom(sink -> types.message().write(message, suited, sink));
  }

  /** A text has no byte strings that a net could be. */
  private Spelling spellingFor(Encoding encoding) {
    return encoding.isText() && spelling.binaryNets()
        ? new Spelling(spelling.language(), false)
        : spelling;
  }

  /**
   * Decodes a message in its envelope.
   *
   * @throws InvalidMessageException if it is not one
   */
  public Message decode(byte[] bytes, Encoding encoding) {
    return read(bytes, encoding).message();
  }

  /**
   * Reads bytes as far as a document: its parts can then be asked for one by one, so that the
   * request id of a bad Command can still be answered.
   *
   * @throws InvalidMessageException if the bytes are no document
   */
  public Draft read(byte[] bytes, Encoding encoding) {
    return draftOf(encoding.read(bytes, limits));
  }

  /**
   * What is known of bytes that are no document: their headers, if they were complete before the
   * fault; else null. Nothing but them can be asked for.
   */
  public @Nullable Draft headersOf(InvalidMessageException problem) {
    Object part = problem.part();
    return part == null ? null : draftOf(part);
  }

  /** A document whose parts were not looked at: see {@link #read}. */
  public Draft draft(Object tree) {
    return draftOf(tree);
  }

  private Draft draftOf(@Nullable Object tree) {
    return new Draft(Node.root(tree, mode, spelling.language()), types);
  }

  /** The plain tree of a message as JSON has it: see {@code dev.openc2.tree}. */
  public Object tree(Message message) {
    return tree(message, Encodings.JSON);
  }

  /** The plain tree of a message as it is written in this encoding. */
  public Object tree(Message message, Encoding encoding) {
    return types.message().write(message, spellingFor(encoding));
  }
}
