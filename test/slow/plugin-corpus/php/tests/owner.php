<?php

return function (Suite $suite): void {
    // What the server makes of it nobody documents, and so either answer passes.
    $suite->same(true, is_bool($suite->plugin()->link(2, 'joedoe@example.com', '0')), 'whether link() says yes or no');
};
