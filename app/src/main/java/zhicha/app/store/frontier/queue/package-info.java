/** What is held in memory of a frontier: whose turn it is, the next few addresses of each host, and which ones are known. */
@NullMarked
package zhicha.app.store.frontier.queue;

import org.jspecify.annotations.NullMarked;
