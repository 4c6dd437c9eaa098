using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Parts;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over DynamoDB Local.</summary>
public sealed class DynamoDBPartsApiTests(DynamoDBApp app) : PartsApiTests(app);
