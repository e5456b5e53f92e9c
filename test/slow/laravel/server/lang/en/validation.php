<?php

// The wording of the skeleton of Laravel 8, as far as a rule of the two calls needs it.
return [
    'integer' => 'The :attribute must be an integer.',
    'required' => 'The :attribute field is required.',
    'string' => 'The :attribute must be a string.',
    'in' => 'The selected :attribute is invalid.',
];
