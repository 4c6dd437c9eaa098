using Amazon.DynamoDBv2.Model;

namespace Orleans.DynamoDB.Client;

/// <summary>Why a transaction was cancelled: one code for each of its items, in their order.</summary>
internal static class CancellationCodes
{
    const string None = "None";
    const string Conflict = "TransactionConflict";
    const string ConditionFailed = "ConditionalCheckFailed";

    /// <summary>Whether nothing but other writers was in the way.</summary>
    public static bool IsContention(TransactionCanceledException exception) =>
        Only(exception, code => code is ConditionFailed or Conflict);

    /// <summary>Whether the same transaction can succeed a moment later.</summary>
    public static bool IsTransient(TransactionCanceledException exception) =>
        Only(exception, code => code is Conflict or "ProvisionedThroughputExceeded" or "ThrottlingError");

    public static string From(TransactionCanceledException exception) =>
        exception.CancellationReasons is { Count: > 0 } reasons ? string.Join(", ", reasons.Select(reason => reason.Code)) : "no reason given";

    static bool Only(TransactionCanceledException exception, Predicate<string> expected)
    {
        var codes = (exception.CancellationReasons ?? []).Select(reason => reason.Code).Where(code => code is not (null or None)).ToList();
        return codes.Count > 0 && codes.TrueForAll(expected);
    }
}
