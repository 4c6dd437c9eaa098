using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Macros;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over DynamoDB Local.</summary>
public sealed class DynamoDBMacrosApiTests(DynamoDBApp app) : MacrosApiTests(app);
