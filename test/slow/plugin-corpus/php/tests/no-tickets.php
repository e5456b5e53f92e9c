<?php

return function (Suite $suite): void {
    $suite->same([], $suite->plugin()->tickets(5), 'tickets() of a customer who has none');
};
