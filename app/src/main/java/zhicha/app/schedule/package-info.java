/** When what is done: Quartz starts the crawls. It schedules sites, never single addresses. */
@NullMarked
package zhicha.app.schedule;

import org.jspecify.annotations.NullMarked;
