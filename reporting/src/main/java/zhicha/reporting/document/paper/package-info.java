/** Paper in the form of GB/T 9704, as DOCX: letters, tables, redrawn pictures. It knows nothing of leads. */
@NullMarked
package zhicha.reporting.document.paper;

import org.jspecify.annotations.NullMarked;
