<?php

return function (Suite $suite): void {
    $suite->same(true, $suite->plugin()->isConnected(), 'isConnected() with the right token');
    if ($suite->isHappyOnly) {
        return;
    }
    $suite->same(false, $suite->plugin('not-the-token')->isConnected(), 'isConnected() with a wrong token');
};
