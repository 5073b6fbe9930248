/** The parts of an XLSX workbook, read one after the other and within bounds. */
@NullMarked
package zhicha.crawler.door.workbook;

import org.jspecify.annotations.NullMarked;
