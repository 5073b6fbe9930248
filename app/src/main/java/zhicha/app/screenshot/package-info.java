/**
 * Screenshots of whole pages: of listings that were flagged and on request, taken in the browser that has no network of its
 * own, sealed beside what it was shown, within the manners and budgets of the site's crawls.
 */
@NullMarked
package zhicha.app.screenshot;

import org.jspecify.annotations.NullMarked;
