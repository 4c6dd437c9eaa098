namespace UserMacro.Orleans.DynamoDB.Tests.Persistence.Grains;

/// <summary>What a keeper has.</summary>
[GenerateSerializer, Alias("dynamodb-tests-kept`1")]
public sealed record Kept<T>
{
    [Id(0)]
    public T? Value { get; set; }

    [Id(1)]
    public bool Exists { get; set; }
}
