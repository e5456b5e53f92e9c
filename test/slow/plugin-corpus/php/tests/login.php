<?php

return function (Suite $suite): void {
    $suite->same(1, $suite->plugin()->logIn('joedoe@example.com', 'joes-demo-password'), 'logIn() with the right password');
    if ($suite->isHappyOnly) {
        return;
    }
    $suite->same(false, $suite->plugin()->logIn('joedoe@example.com', 'guessed'), 'logIn() with a wrong password');
};
