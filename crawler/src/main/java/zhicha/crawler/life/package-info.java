/** What becomes of a listing over time: what changed between two sightings, that it went and came back, how often it changes. */
@NullMarked
package zhicha.crawler.life;

import org.jspecify.annotations.NullMarked;
