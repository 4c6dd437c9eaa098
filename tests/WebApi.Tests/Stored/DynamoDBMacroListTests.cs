using UserMacro.WebApi.Tests.Hosting;
using UserMacro.WebApi.Tests.Macros.Listing;

namespace UserMacro.WebApi.Tests.Stored;

/// <summary>The same with the grains over DynamoDB Local.</summary>
public sealed class DynamoDBMacroListTests(DynamoDBApp app) : MacroListTests(app);
