using UserMacro.DynamoDB.Local;

[assembly: AssemblyFixture(typeof(DynamoDBLocal))]
