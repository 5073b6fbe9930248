/** schema.org items as pages carry them: JSON-LD and microdata, read into one shape. Remote contexts are never loaded. */
@NullMarked
package zhicha.crawler.extract.schema;

import org.jspecify.annotations.NullMarked;
