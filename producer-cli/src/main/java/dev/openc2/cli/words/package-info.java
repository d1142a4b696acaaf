/**
 * From the words of a command line to a Command.
 *
 * <p>Words are untyped: {@code 443} may be a number or a name. {@link
 * dev.openc2.cli.words.CommandTree} guesses, lets the codec of the language or of the profile judge
 * (strictly), and takes back a guess that the codec does not want. So types are known in one place
 * only, the codecs, and every complaint names its place in the Command. Used by one thread.
 */
@NullMarked
package dev.openc2.cli.words;

import org.jspecify.annotations.NullMarked;
