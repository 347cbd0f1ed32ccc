select {{ from_project() }}
