"use strict";
exports.id = 242;
exports.ids = [242];
exports.modules = {

/***/ 6242:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   decoderOf: () => (/* binding */ decoderOf)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_0__);

/** Decodes a body that begins with these bytes. */
function decoderOf(coding, start) {
    if (coding === "gzip")
        return (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createGunzip)();
    if (coding === "br")
        return (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createBrotliDecompress)();
    // Some servers send the data of `deflate` without the frame that HTTP asks for (RFC 1950).
    const isFramed = ((start[0] ?? 0) & 0x0f) === 8;
    return isFramed ? (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createInflate)() : (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.createInflateRaw)();
}


/***/ })

};
;