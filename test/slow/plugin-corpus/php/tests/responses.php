<?php

return function (Suite $suite): void {
    $suite->same(true, count($suite->plugin()->responses('TCK-000001') ?: []) > 0, 'whether there are responses()');
};
