// Copyright the openc2-mqtt authors
// SPDX-License-Identifier: Apache-2.0
package dev.openc2.actuators.slpf;

import dev.openc2.OpenC2Exception;
import dev.openc2.value.StatusCode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What goes and what comes when a rule file takes the place of the one before. A rule that both of
 * them have stays, with its number. Rules of Commands are left alone.
 *
 * @param gone rules of the file before
 * @param come rules of the new one
 */
record Replacement(List<StoredRule> gone, List<StoredRule> come) {

  Replacement {
    gone = List.copyOf(gone);
    come = List.copyOf(come);
  }

  /**
   * Finds out what it takes.
   *
   * @param now all rules that there are, those of Commands included
   * @param wanted those of the new file, each number at most once
   * @param fresh gives numbers that no rule has
   * @param since when the file was asked for
   * @throws OpenC2Exception if a Command's rule has a number that the file wants
   */
  static Replacement of(
      Collection<StoredRule> now,
      List<FileRule> wanted,
      Supplier<RuleNumber> fresh,
      Instant since) {
    Map<RuleNumber, StoredRule> before = new LinkedHashMap<>();
    Set<RuleNumber> taken = new HashSet<>();
    for (StoredRule stored : now) {
      if (stored.ofFile()) {
        before.put(stored.rule().number(), stored);
      } else {
        taken.add(stored.rule().number());
      }
    }
    List<StoredRule> come = new ArrayList<>();
    Set<RuleNumber> wantedNumbers = new HashSet<>();
    for (FileRule rule : wanted) {
      RuleNumber number = rule.number();
      if (number == null) {
        continue;
      }
      if (taken.contains(number)) {
        throw RuleFileReader.refused(
            rule.line(), StatusCode.NOT_IMPLEMENTED, SlpfTexts.RULE_NUMBER_IN_USE, null);
      }
      wantedNumbers.add(number);
      StoredRule same = before.get(number);
      if (same != null && isSame(same, rule)) {
        before.remove(number);
      } else {
        come.add(stored(rule.numbered(number), since));
      }
    }
    Map<FilterRule, Deque<StoredRule>> alike = alike(before.values(), wantedNumbers);
    for (FileRule rule : wanted) {
      if (rule.number() == null) {
        Deque<StoredRule> same = alike.get(FileRule.essence(rule.draft()));
        if (same != null && !same.isEmpty()) {
          before.remove(same.remove().rule().number());
        } else {
          come.add(stored(rule.numbered(next(fresh, wantedNumbers)), since));
        }
      }
    }
    return new Replacement(List.copyOf(before.values()), come);
  }

  private static boolean isSame(StoredRule stored, FileRule rule) {
    return FileRule.essence(stored.rule()).equals(FileRule.essence(rule.draft()));
  }

  private static Map<FilterRule, Deque<StoredRule>> alike(
      Collection<StoredRule> before, Set<RuleNumber> without) {
    Map<FilterRule, Deque<StoredRule>> alike = new HashMap<>();
    for (StoredRule stored : before) {
      if (!without.contains(stored.rule().number())) {
        alike
            .computeIfAbsent(FileRule.essence(stored.rule()), e -> new ArrayDeque<>(1))
            .add(stored);
      }
    }
    return alike;
  }

  private static RuleNumber next(Supplier<RuleNumber> fresh, Set<RuleNumber> wanted) {
    RuleNumber number = fresh.get();
    while (wanted.contains(number)) {
      number = fresh.get();
    }
    return number;
  }

  private static StoredRule stored(FilterRule rule, Instant since) {
    return new StoredRule(rule, since, null, null, true);
  }

  /** The same for the filter. */
  RuleChange change() {
    Set<RuleNumber> numbers = new HashSet<>();
    gone.forEach(stored -> numbers.add(stored.rule().number()));
    return new RuleChange(numbers, come.stream().map(StoredRule::rule).toList());
  }
}
