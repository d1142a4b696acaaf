// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.type;

import static java.util.Objects.requireNonNull;

import dev.openc2.tree.FaultCollector;
import dev.openc2.tree.InvalidMessageException;
import dev.openc2.tree.Node;
import dev.openc2.tree.Tolerance;
import dev.openc2.tree.TreeObject;
import dev.openc2.tree.TreeSink;
import dev.openc2.tree.TreeSource;
import dev.openc2.value.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Record or Map of the language: an object with declared members (oc2ls v1.0 §3.1.1). A fault in
 * one member does not stop the others: all are reported together.
 *
 * <pre>{@code
 * var type = RecordType.builder("Args", DoorArgs.class);
 * var hold = type.optional("hold", Types.DURATION, DoorArgs::hold, "how long it stays open");
 * TYPE = type.build(values -> new DoorArgs(values.get(hold)));
 * }</pre>
 */
public final class RecordType<T> implements Type<T> {
  /** No message has more profiles, or more headers that nobody defines; each costs much. */
  public static final int MAX_OTHERS = 256;

  private final String name;
  private final Class<T> javaType;
  private final List<Member<T, ?>> members;
  // Of the members again: whatever is read or written goes through them.
  private final Member<T, ?>[] each;
  private final Member<T, ?>[] required;
  private final Map<String, Member<T, ?>> byName;
  private final Function<Values, T> constructor;
  private final @Nullable Others<T, ?> others;
  private final boolean isEmptyAllowed;
  private final @Nullable Tolerance emptyIf;
  private final @Nullable Tolerance othersIgnoredIf;
  private final @Nullable Function<Values, @Nullable String> rule;

  private RecordType(Builder<T> builder, Function<Values, T> constructor) {
    this.name = builder.name;
    this.javaType = builder.javaType;
    this.members = List.copyOf(builder.members);
    this.each = array(members);
    this.required = array(required(members));
    this.byName = byName(members);
    this.constructor = constructor;
    this.others = builder.others;
    this.isEmptyAllowed = builder.isEmptyAllowed;
    this.emptyIf = builder.emptyIf;
    this.othersIgnoredIf = builder.othersIgnoredIf;
    this.rule = builder.rule;
  }

  @SuppressWarnings("unchecked") // an array of generic type cannot be made otherwise
  private static <T> Member<T, ?>[] array(List<Member<T, ?>> members) {
    return (Member<T, ?>[]) members.toArray(new Member<?, ?>[0]);
  }

  private static <T> List<Member<T, ?>> required(List<Member<T, ?>> members) {
    List<Member<T, ?>> required = new ArrayList<>(members.size());
    for (Member<T, ?> member : members) {
      if (member.isRequired()) {
        required.add(member);
      }
    }
    return required;
  }

  private static <T> Map<String, Member<T, ?>> byName(List<Member<T, ?>> members) {
    Map<String, Member<T, ?>> byName = new HashMap<>();
    for (Member<T, ?> member : members) {
      add(byName, member.name(), member);
      String otherName = member.otherName();
      if (otherName != null) {
        add(byName, otherName, member);
      }
    }
    return byName;
  }

  private static <T> void add(Map<String, Member<T, ?>> byName, String key, Member<T, ?> member) {
    if (byName.put(key, member) != null) {
      throw new IllegalArgumentException("two members are called " + key);
    }
  }

  /** Begins the declaration of a record. */
  public static <T> Builder<T> builder(String name, Class<T> javaType) {
    return new Builder<>(name, javaType);
  }

  @Override
  public String name() {
    return name;
  }

  /** The class of the records. */
  public Class<T> javaType() {
    return javaType;
  }

  /** The declared members in their order. */
  public List<Member<T, ?>> members() {
    return members;
  }

  @Override
  public T read(Node node) {
    Map<String, @Nullable Object> tree = node.map();
    if (others != null && tree.size() > members.size() + MAX_OTHERS) {
      throw node.malformed(tree.size() + " members are too many");
    }
    Values values = new Values(node, each.length);
    FaultCollector faults = new FaultCollector();
    if (tree.isEmpty() && !isEmptyAllowed && !(emptyIf != null && node.tolerates(emptyIf))) {
      faults.add(node.fault(name.toLowerCase(Locale.ROOT) + " must not be empty"));
    }
    if (tree instanceof TreeObject object && object.isSmall()) {
      // Nearly every record, and without an iterator much faster.
      for (int i = 0; i < object.size() && !faults.isFull(); i++) {
        readMember(node, object.keyAt(i), object.valueAt(i), values, faults);
      }
    } else {
      readMembers(tree, values, faults);
    }
    checkRequired(tree, values, faults);
    faults.throwIfAny();
    return node.checked(values, constructor);
  }

  private void readMembers(
      Map<String, @Nullable Object> tree, Values values, FaultCollector faults) {
    for (Map.Entry<String, @Nullable Object> entry : tree.entrySet()) {
      if (faults.isFull()) {
        break;
      }
      readMember(values.node(), entry.getKey(), entry.getValue(), values, faults);
    }
  }

  private void readMember(
      Node node, String key, @Nullable Object value, Values values, FaultCollector faults) {
    Member<T, ?> member = member(key);
    boolean isDeclared = member != null && member.isDefinedAt(node, key);
    if (member != null && !isDeclared) {
      faults.add(node.fault(Printable.quote(key) + " is a word of language 2.0"));
      return;
    }
    if (member == null && others == null) {
      if (othersIgnoredIf == null || !node.tolerates(othersIgnoredIf)) {
        faults.add(node.fault(Printable.quote(key) + " is not defined here"));
      }
      return;
    }
    boolean isOptional = member == null || !member.isRequired();
    if (value == null && isOptional && node.tolerates(Tolerance.NULL_IS_ABSENT)) {
      return;
    }
    Node child = node.child(key, value);
    try {
      if (member != null) {
        Object read = member.read(child);
        Object before = values.set(member.index(), read);
        if (before != null && !before.equals(read)) {
          faults.add(node.fault(member.name() + " and " + member.otherName() + " differ"));
        }
      } else if (others != null) {
        values.addOther(others.reader().apply(key, child));
      }
    } catch (InvalidMessageException e) {
      faults.addAll(e);
    }
  }

  /** The member of this key, or null. Most keys are the very texts that came the last time. */
  private @Nullable Member<T, ?> member(String key) {
    for (Member<T, ?> member : each) {
      if (member.wasLastAt(key)) {
        return member;
      }
    }
    Member<T, ?> member = byName.get(key);
    if (member != null) {
      member.isAt(key);
    }
    return member;
  }

  private void checkRequired(Map<String, ?> tree, Values values, FaultCollector faults) {
    for (Member<T, ?> member : required) {
      if (!values.has(member.index())
          && !tree.containsKey(member.name())
          && !(member.otherName() != null && tree.containsKey(member.otherName()))) {
        faults.add(values.node().fault(member.name() + " is missing"));
      }
    }
    String problem = rule == null ? null : rule.apply(values);
    if (problem != null) {
      faults.add(values.node().fault(problem));
    }
  }

  @Override
  public void write(T value, Spelling spelling, TreeSink sink) throws IOException {
    Map<String, TreeSource> rest = rest(value, spelling);
    @Nullable Object[] present = new @Nullable Object[each.length];
    int count = rest.size();
    for (int i = 0; i < present.length; i++) {
      Member<T, ?> member = each[i];
      Object held = member.get(value);
      if (held != null && (rest.isEmpty() || !rest.containsKey(member.nameIn(spelling)))) {
        present[i] = held;
        count++;
      }
    }
    sink.startObject(count);
    for (int i = 0; i < present.length; i++) {
      Object held = present[i];
      if (held != null) {
        each[i].write(held, spelling, sink);
      }
    }
    if (!rest.isEmpty()) {
      for (Map.Entry<String, TreeSource> other : rest.entrySet()) {
        sink.key(other.getKey());
        other.getValue().writeTo(sink);
      }
    }
    sink.endObject();
  }

  private Map<String, TreeSource> rest(T value, Spelling spelling) {
    if (others == null) {
      return Map.of();
    }
    return others.writer().apply(value, spelling);
  }

  @Override
  @SuppressWarnings("unchecked") // a record is written as one object
  public Map<String, @Nullable Object> write(T value, Spelling spelling) {
    TreeSource source = sink -> write(value, spelling, sink);
    return (Map<String, @Nullable Object>) requireNonNull(source.toTree());
  }

  /** Writes a value that must be of the record's class. */
  public void writeAny(Object value, Spelling spelling, TreeSink sink) throws IOException {
    write(javaType.cast(value), spelling, sink);
  }

  /** Collects the members of a record; not thread-safe. */
  public static final class Builder<T> {
    private final String name;
    private final Class<T> javaType;
    private final List<Member<T, ?>> members = new ArrayList<>();
    private @Nullable Others<T, ?> others;
    private boolean isEmptyAllowed = true;
    private @Nullable Tolerance emptyIf;
    private @Nullable Tolerance othersIgnoredIf;
    private @Nullable Function<Values, @Nullable String> rule;

    private Builder(String name, Class<T> javaType) {
      this.name = name;
      this.javaType = javaType;
    }

    /** Declares a member that must be there. */
    public <V> Member<T, V> required(
        String key, Type<V> type, Getter<T, V> getter, String description) {
      return add(new Member<>(key, type, getter, true, description, members.size()));
    }

    /** Declares a member that may be absent. */
    public <V> Member<T, V> optional(
        String key, Type<V> type, Getter<T, V> getter, String description) {
      return add(new Member<>(key, type, getter, false, description, members.size()));
    }

    private <V> Member<T, V> add(Member<T, V> member) {
      members.add(member);
      return member;
    }

    /** Demands at least one member. */
    public Builder<T> notEmpty() {
      isEmptyAllowed = false;
      return this;
    }

    /** Demands at least one member where its absence is not tolerated. */
    public Builder<T> notEmptyUnless(Tolerance tolerance) {
      isEmptyAllowed = false;
      emptyIf = tolerance;
      return this;
    }

    /** Takes members that are not declared one by one. */
    public <E> Others<T, E> others(Others<T, E> newOthers) {
      others = newOthers;
      return newOthers;
    }

    /** Passes over members that are not declared, where that is tolerated. */
    public Builder<T> ignoreOthersIf(Tolerance tolerance) {
      othersIgnoredIf = tolerance;
      return this;
    }

    /**
     * Adds a rule between members: what is wrong with them, or null. It is asked also when some of
     * them could not be read, and are absent then.
     */
    public Builder<T> rule(Function<Values, @Nullable String> newRule) {
      rule = newRule;
      return this;
    }

    /**
     * The type; an {@link IllegalArgumentException} of the constructor becomes a fault of the
     * record.
     */
    public RecordType<T> build(Function<Values, T> constructor) {
      return new RecordType<>(this, constructor);
    }
  }
}
