/**
 * YAML that a person wrote, read so that every mistake can be shown with file, line and column.
 *
 * <p>{@link zhicha.rules.yaml.YamlFile} reads text into a tree of {@link zhicha.rules.yaml.YamlNode}s that know their place;
 * {@link zhicha.rules.yaml.YamlSchema} checks a tree against a JSON Schema (2020-12) and says every violation in plain words
 * with a cure. Nothing here knows about packs or sites: any settings file can be read through it. Nothing goes to the
 * network, and no YAML tag ever makes an object.
 */
@NullMarked
package zhicha.rules.yaml;

import org.jspecify.annotations.NullMarked;
