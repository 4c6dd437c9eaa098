using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Tokens;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over DynamoDB Local.</summary>
public sealed class DynamoDBTokensApiTests(DynamoDBApp app) : TokensApiTests(app);
