<?php

return function (Suite $suite): void {
    $suite->same(true, $suite->plugin()->openAsGuest('Greta Guest', 'guest@example.com'), 'openAsGuest()');
};
