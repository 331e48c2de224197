// Mimics a portal that changes pages without loading them: the content of the portlet is taken out, another one comes in,
// and the first is made again from its text, as the server would send it.
(function () {
  var portlet = document.getElementById('p_p_id_muc_tieu');
  var page = 1;
  document.getElementById('doi-trang').addEventListener('click', function () {
    var section = document.createElement('section');
    section.className = 'portlet-content';
    page = page === 1 ? 2 : 1;
    if (page === 2) {
      var other = document.createElement('p');
      other.textContent = 'Trang thứ hai, không có tiện ích nào.';
      section.appendChild(other);
    } else {
      var tag = document.createElement('muc-tieu');
      tag.setAttribute('rules', '../seeds/viet-nam/viet-nam.muctieu');
      tag.setAttribute('metrics', '../seeds/viet-nam/so-lieu/quan-trac.csv');
      tag.setAttribute('target', 'kinh-te-so-2030');
      section.appendChild(tag);
    }
    portlet.replaceChildren(section);
  });
})();
