/**
 * Packs from their folders. {@link zhicha.rules.load.Packs} reads any number of them in one go, leaves out what is broken,
 * keeps what is sound, and says everything that is wrong with file, line, column and cure.
 *
 * <pre>
 * toys/
 *   pack.yaml        rights               schema: zhicha/rules/schema/pack.schema.json
 *   rules/*.yaml     one rule a file      schema: zhicha/rules/schema/rule.schema.json
 *   lists/*.txt      one term a line, # starts a comment
 *   tests.yaml       examples             schema: zhicha/rules/schema/tests.schema.json
 *   pictures/, texts/
 * </pre>
 */
@NullMarked
package zhicha.rules.load;

import org.jspecify.annotations.NullMarked;
