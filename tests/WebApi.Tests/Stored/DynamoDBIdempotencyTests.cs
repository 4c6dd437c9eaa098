using UserMacro.WebApi.Tests.Api.Idempotency;
using UserMacro.WebApi.Tests.Hosting;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over DynamoDB Local.</summary>
public sealed class DynamoDBIdempotencyTests(DynamoDBApp app) : IdempotencyTests(app);
