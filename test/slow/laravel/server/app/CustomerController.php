<?php

namespace App;

use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;
use Illuminate\Routing\Controller;

/** The two calls, as openapi.yaml describes them where the assumptions have their defaults. */
final class CustomerController extends Controller
{
    private const SYSTEMS = ['Blesta', 'ClientExec', 'WHMCS'];

    public function assign(Request $request): JsonResponse
    {
        $fields = $request->validate([
            'ticaga_id' => 'required|integer',
            'billing_id' => ['required', function ($attribute, $value, $fail) {
                is_int($value) || is_string($value) || $fail('The billing id must be a string.');
            }],
            'billing_system' => ['required', function ($attribute, $value, $fail) {
                (is_string($value) && $this->system($value) !== null) || $fail('The selected billing system is invalid.');
            }],
        ]);
        $customer = Customer::find($fields['ticaga_id']);
        if ($customer === null) {
            return $this->unknown();
        }
        $customer->billing_id = $fields['billing_id'];
        $customer->billing_system = $this->system($fields['billing_system']);
        $customer->save();

        return new JsonResponse(['user' => true]);
    }

    public function get(Request $request, string $id): JsonResponse
    {
        $customer = $id === '0' ? $this->ownerRecord($request->user()) : Customer::find($id);

        return $customer === null ? $this->unknown() : new JsonResponse(['user' => $customer]);
    }

    public function loginPage(): string
    {
        return '<!DOCTYPE html><title>Login</title>';
    }

    /** The server's own spelling of a billing system; its letter case does not matter. */
    private function system(string $given): ?string
    {
        foreach (self::SYSTEMS as $system) {
            if (strcasecmp($system, $given) === 0) {
                return $system;
            }
        }

        return null;
    }

    /** The token's owner in the shape of a customer: a new, unlinked one. */
    private function ownerRecord(Staff $owner): array
    {
        $time = '2025-01-01T00:00:00.000000Z';

        return ['id' => $owner->id, 'name' => $owner->name, 'email' => $owner->email, 'email_verified_at' => null,
            'company' => '', 'phone_number' => '', 'billing_id' => '0', 'billing_system' => '',
            'account_manager' => '0', 'biography' => '', 'created_at' => $time, 'updated_at' => $time];
    }

    private function unknown(): JsonResponse
    {
        return new JsonResponse(['error' => 'User not authenticated'], 401);
    }
}
