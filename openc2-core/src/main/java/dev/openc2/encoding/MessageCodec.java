// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.encoding;

import dev.openc2.message.Message;
import dev.openc2.profile.Profiles;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Mode;
import dev.openc2.tree.Node;

/**
 * Maps messages to plain trees and back, the same way for every encoding. Immutable and
 * thread-safe.
 */
public final class MessageCodec {

  private final Profiles profiles;
  private final Limits limits;
  private final Mode mode;
  private final MessageReader reader;
  private final MessageWriter writer;

  private MessageCodec(Profiles profiles, Limits limits, Mode mode) {
    this.profiles = profiles;
    this.limits = limits;
    this.mode = mode;
    this.reader = new MessageReader(profiles);
    this.writer = new MessageWriter(profiles);
  }

  /** A codec that knows these profiles, with the default limits, lenient with what it reads. */
  public static MessageCodec of(Profiles profiles) {
    return new MessageCodec(profiles, Limits.DEFAULT, Mode.LENIENT);
  }

  /** This codec with other limits. */
  public MessageCodec withLimits(Limits newLimits) {
    return new MessageCodec(profiles, newLimits, mode);
  }

  /** This codec with another exactness for what it reads. */
  public MessageCodec withMode(Mode newMode) {
    return new MessageCodec(profiles, limits, newMode);
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
    return encoding.write(writer.message(message));
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
    return new Draft(Node.root(encoding.read(bytes, limits), mode), reader);
  }

  /** A document whose parts were not looked at: see {@link #read}. */
  public Draft draft(Object tree) {
    return new Draft(Node.root(tree, mode), reader);
  }

  /** The plain tree of a message: see {@code dev.openc2.tree}. */
  public Object tree(Message message) {
    return writer.message(message);
  }
}
