using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Idempotency;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over DynamoDB Local.</summary>
public sealed class DynamoDBIdempotencyTests(DynamoDBApp app) : IdempotencyTests(app);
