// Keys and comparing pictures. Everything here only presses buttons and links that are on the page anyway.
(function () {
  'use strict';
  var root = document.documentElement;
  root.classList.add('js');

  function typing(target) {
    return target instanceof Element && target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');
  }

  function press(selector) {
    // of two that do the same the later one stands in the card and keeps the queue's filter
    var all = document.querySelectorAll(selector);
    var found = all[all.length - 1];
    if (!found || found.disabled) return false;
    found.click();
    return true;
  }

  function arm(on) {
    var box = document.querySelector('[data-arms]');
    if (!box) return false;
    box.classList.toggle('armed', on);
    if (on) box.scrollIntoView({ block: 'nearest' });
    return true;
  }

  function blink() {
    var pair = document.querySelector('.compare');
    if (!pair) return false;
    var figures = pair.querySelectorAll('figure');
    if (figures.length < 2) return false;
    var reference = figures[0].querySelector('img');
    if (!pair.classList.contains('blink')) {
      if (reference && reference.dataset.laid) shown(reference, reference.dataset.laid);
      pair.classList.add('blink');
      figures[0].classList.add('under');
    } else if (figures[0].classList.contains('under')) {
      figures[0].classList.remove('under');
      figures[1].classList.add('under');
    } else {
      pair.classList.remove('blink');
      if (reference) shown(reference, null);
      figures[1].classList.remove('under');
    }
    return true;
  }

  // Blinking and laying over need both pictures in one frame: the reference as it was found to lie in the listing's.
  function shown(image, address) {
    if (!image.dataset.own) image.dataset.own = image.getAttribute('src');
    image.setAttribute('src', address || image.dataset.own);
  }

  function overlay(address) {
    var image = document.querySelector('.compare figure:last-child img');
    if (!image) return false;
    var laid = image.dataset.own && image.getAttribute('src') !== image.dataset.own;
    shown(image, laid ? null : address);
    return true;
  }

  function help() {
    var dialog = document.getElementById('help');
    if (!dialog || !dialog.showModal) return false;
    if (dialog.open) dialog.close(); else dialog.showModal();
    return true;
  }

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    var key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === 'Escape') {
      if (typing(event.target)) event.target.blur();
      arm(false);
      return;
    }
    if (typing(event.target) || event.repeat) return;
    var box = document.querySelector('[data-arms].armed');
    var safe = /^[a-z0-9]$/.test(key) ? key : null;
    var done = false;
    if (box && safe) {
      done = press('[data-arms].armed [data-code="' + safe + '"]');
      if (!done) arm(false);
    }
    if (!done) {
      if (key === '?') done = help();
      else if (safe && document.querySelector('[data-arms][data-arms~="' + safe + '"]')) done = arm(true);
      else if (safe === 'b') done = blink();
      else if (safe === 'm') { var note = document.querySelector('[data-note]'); if (note) { note.focus(); done = true; } }
      else if (safe) done = press('[data-keys~="' + safe + '"]');
    }
    if (done) event.preventDefault();
  });

  document.addEventListener('click', function (event) {
    if (!(event.target instanceof Element)) return;
    var button = event.target.closest('[data-do]');
    if (!button) return;
    if (button.dataset.do === 'blink') blink();
    if (button.dataset.do === 'overlay' && overlay(button.getAttribute('href'))) event.preventDefault();
    if (button.dataset.do === 'help' && help()) event.preventDefault();
    if (button.dataset.do === 'all') {
      document.querySelectorAll('input[type=checkbox][name=flag]').forEach(function (box) { box.checked = button.checked; });
    }
  });

  // A filter is applied as soon as it is chosen; the button beside it does the same without scripts.
  document.addEventListener('change', function (event) {
    var form = event.target instanceof Element && event.target.closest('form[data-auto]');
    if (form) form.requestSubmit();
  });
})();
