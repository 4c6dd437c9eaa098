using Amazon.DynamoDBv2;
using Orleans.DynamoDB.Tables;

namespace Orleans.DynamoDB.Reminders.Provider;

/// <summary>The names in the reminder table, those of the official package.</summary>
internal static class ReminderAttributes
{
    public const string Id = "ReminderId";
    public const string GrainHash = "GrainHash";
    public const string Service = "ServiceId";
    public const string Grain = "GrainReference";
    public const string Name = "ReminderName";
    public const string StartTime = "StartTime";
    public const string Period = "Period";
    public const string ETag = "ETag";
    public const string HashIndex = "ServiceIdIndex";
    public const string GrainIndex = "ServiceIdGrainReferenceIndex";

    static readonly TableKey HashKey = new(GrainHash, ScalarAttributeType.N);
    static readonly TableKey ServiceKey = new(Service, ScalarAttributeType.S);

    public static readonly TableSchema Schema = new(
        new(Id, ScalarAttributeType.S),
        HashKey,
        new TableIndex(HashIndex, ServiceKey, HashKey),
        new TableIndex(GrainIndex, ServiceKey, new(Grain, ScalarAttributeType.S)));
}
