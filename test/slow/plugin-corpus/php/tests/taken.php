<?php

return function (Suite $suite): void {
    // Whether a plugin may take a link over nobody documents, and so either answer passes.
    $suite->same(true, is_bool($suite->plugin()->link(4, 'lena@example.com', '2')), 'whether link() says yes or no');
};
