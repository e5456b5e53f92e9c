<?php

return function (Suite $suite): void {
    $suite->same(['support', 'sales', 'billing'], $suite->plugin()->departments(), 'departments()');
    if ($suite->isHappyOnly) {
        return;
    }
    $suite->same(false, $suite->plugin('not-the-token')->departments(), 'departments() with a wrong token');
};
