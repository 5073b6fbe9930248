/** The service that runs day and night: sites crawled at their times, judged, and the console beside them. */
@NullMarked
package zhicha.app.service;

import org.jspecify.annotations.NullMarked;
